using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The page that turns the second factor on and off. All of it asks for a fresh proof of identity.</summary>
internal static class SecondFactorEndpoints
{
    public const string Path = "/account/second-factor";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder factor = app.MapGroup(Path).RequireAuthorization().RequireFreshProof(Path);
        factor.MapRead("", PageAsync);
        factor.MapPost("/on", TurnOnAsync).RequireForm();
        factor.MapPost("/off", TurnOffAsync).RequireForm();
        factor.MapPost("/recovery", RenewAsync).RequireForm();
    }

    private static async Task<IResult> TurnOnAsync(HttpContext context, OwnAccount own, SecondFactor second, SealedSecrets sealedSecrets)
    {
        if (await own.FindAsync(context) is not { TwoFactorEnabled: false } account)
        {
            return TypedResults.LocalRedirect(Path);
        }

        // The page's own secret, not one that somebody else chose: it comes back sealed.
        IFormCollection form = context.PostedForm();
        if (!sealedSecrets.TryOpen(form.Secret("secret"), account.Id, out string secret))
        {
            return Show(account, second.NewSecret(), sealedSecrets, "This page was open for too long. Scan the new picture.");
        }

        return await own.TurnSecondFactorOnAsync(context, account, secret, form.Text("code")) is { } codes
            ? new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes })
            : Show(account, secret, sealedSecrets, "The code is wrong. Check that your telephone's clock is right, and give the newest code.");
    }

    private static async Task<IResult> TurnOffAsync(HttpContext context, OwnAccount own)
    {
        if (await own.FindAsync(context) is { TwoFactorEnabled: true } account)
        {
            await own.TurnSecondFactorOffAsync(context, account);
        }

        return TypedResults.LocalRedirect(OwnAccountEndpoints.Path + "?done=factor-off");
    }

    private static async Task<IResult> RenewAsync(HttpContext context, OwnAccount own) =>
        await own.FindAsync(context) is { TwoFactorEnabled: true } account
            ? new RazorComponentResult<RecoveryCodesPage>(new { Codes = await own.NewRecoveryCodesAsync(context, account) })
            : TypedResults.LocalRedirect(Path);

    private static async Task<IResult> PageAsync(HttpContext context, OwnAccount own, SecondFactor second, SealedSecrets sealedSecrets) =>
        await own.FindAsync(context) is { } account
            ? Show(account, second.NewSecret(), sealedSecrets, null)
            : TypedResults.LocalRedirect("/login");

    private static RazorComponentResult<SecondFactorPage> Show(Account account, string secret, SealedSecrets sealedSecrets, string? error) => new(new
    {
        IsOn = account.TwoFactorEnabled,
        Secret = secret,
        Sealed = sealedSecrets.Close(secret, account.Id),
        Picture = new QrPicture(SecondFactor.Address(account, secret)),
        Error = error,
    });
}
