using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>Accounts, the two ways to prove who one is, and the rule that nothing answers without one of them.</summary>
public static class AccountRegistration
{
    /// <summary>A changed password or a deleted account ends other sessions within this time.</summary>
    internal static readonly TimeSpan StampCheckInterval = TimeSpan.FromSeconds(60);

    // Chooses between cookie and key for each request.
    private const string EitherScheme = "CookieOrKey";

    public static void AddAccounts(this WebApplicationBuilder builder, SettingsReader settings)
    {
        AccountsOptions options = settings.Read<AccountsOptions>("Accounts");
        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(settings.Read<ApiOptions>("Api"));
        services.AddSingleton<ApiKeyRing>();
        services.AddSingleton<SetupGate>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<PasswordSignIn>();
        AddIdentity(services, options);
        AddSchemes(services);
        AddPolicies(services);
        services.AddAntiforgery(static forms => forms.Cookie.Name = "Scalper.Form");
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
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
        else if ((await first.CreateAsync(userName, password)).Refusal is { } refusal)
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
            .AddUserValidator<UserNameRule>()
            .AddPasswordValidator<LongestPassword>()
            .AddSignInManager();

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, static either => either.ForwardDefaultSelector = static context =>
                context.Request.IsOpenToKeys() && context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
                    ? ApiKeyHandler.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(SignInCookie.Configure);
        services.Configure<SecurityStampValidatorOptions>(static stamp => stamp.ValidationInterval = StampCheckInterval);
    }

    private static void AddPolicies(IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Viewer, static policy => policy.RequireRole(Roles.Viewer, Roles.Admin))
            .AddPolicy(Policies.Admin, static policy => policy.RequireRole(Roles.Admin))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
