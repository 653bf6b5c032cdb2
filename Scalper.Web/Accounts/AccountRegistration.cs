using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>Accounts, the two ways to prove who one is, and the rule that nothing answers without one of them.</summary>
public static class AccountRegistration
{
    // Chooses between cookie and key for each request.
    private const string EitherScheme = "CookieOrKey";

    public static void AddAccounts(this WebApplicationBuilder builder, SettingsReader settings)
    {
        AccountsOptions options = settings.Read<AccountsOptions>("Accounts");
        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(settings.Read<ApiOptions>("Api"));
        services.AddSingleton<SetupGate>();
        AddParts(services);
        AddIdentity(services, options);
        AddSchemes(services, TimeSpan.FromDays(options.SessionDays));
        AccountPolicies.Add(services, options);
        services.AddAntiforgery(static forms =>
        {
            forms.Cookie.Name = "Scalper.Form";
            forms.Cookie.Path = "/";
        });
        services.AddCascadingAuthenticationState();
    }

    /// <summary>Makes the administrator of the settings, or opens the set-up page, where no account exists yet.</summary>
    /// <exception cref="StartException">The administrator of the settings was refused.</exception>
    public static async Task PrepareAccountsAsync(this WebApplication app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        FirstAdministrator first = scope.ServiceProvider.GetRequiredService<FirstAdministrator>();
        BootstrapOptions bootstrap = app.Services.GetRequiredService<AccountsOptions>().Bootstrap;
        if (!await first.IsMissingAsync())
        {
            return;
        }

        if (bootstrap is not { UserName: { } userName, Password: { } password })
        {
            app.Services.GetRequiredService<SetupGate>().Open();
        }
        else if ((await first.CreateAsync(userName, password, Actor.Console)).Refusal is { } refusal)
        {
            throw new StartException($"Accounts:Bootstrap: {refusal}");
        }
    }

    private static void AddIdentity(IServiceCollection services, AccountsOptions options) =>
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.AllowedUserNameCharacters = ""; // UserNameRule looks at them.
                identity.Lockout.MaxFailedAccessAttempts = options.LockoutFailures;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(options.LockoutMinutes);
                identity.Password = new PasswordOptions
                {
                    RequiredLength = AccountRules.ShortestPassword,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<ScalperDb>()
            .AddUserStore<AccountStore>()
            .AddUserValidator<UserNameRule>()
            .AddPasswordValidator<LongestPassword>()
            .AddPasswordValidator<CommonPassword>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

    private static void AddSchemes(IServiceCollection services, TimeSpan sessionLife)
    {
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, static either => either.ForwardDefaultSelector = static context =>
                context.Request.IsOpenToKeys() && context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
                    ? ApiKeyHandler.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => SignInCookie.Configure(cookie, sessionLife))
            .AddCookie(PendingSignIn.Scheme, SignInCookie.ConfigurePending);
    }

    private static void AddParts(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SessionBook>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<ApiKeyRing>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(static s => s.GetRequiredService<LiveConnections>());
        services.AddSingleton<CircuitOwners>();
        services.AddSingleton<ConnectionGuard>();
        services.Configure<HubOptions>(static hubs => hubs.AddFilter<ConnectionGuard>());
        services.AddSingleton<AuditLog>();
        services.AddSingleton<IAuditTrail>(s => s.GetRequiredService<AuditLog>());
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SealedSecrets>();
        services.AddScoped<AccountMaker>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<SignInAttempts>();
        services.AddSingleton<DecoyPassword>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<CodeSignIn>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<IUserAuthenticatorKeyStore<Account>>(static s => (IUserAuthenticatorKeyStore<Account>)s.GetRequiredService<IUserStore<Account>>());
        services.AddScoped<OwnAccount>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<InviteDesk>();
        services.AddScoped<KeyDesk>();
    }
}
