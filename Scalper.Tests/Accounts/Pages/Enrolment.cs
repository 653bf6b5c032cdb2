using System.Net;
using System.Text.RegularExpressions;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Somebody who has turned the second factor on, and is signed in.</summary>
/// <param name="Secret">As the page writes it, for <see cref="Totp"/>.</param>
/// <param name="FirstCode">The one that turned it on.</param>
internal sealed partial record Enrolment(Visitor Owner, string Secret, string FirstCode, string[] RecoveryCodes) : IDisposable
{
    public const string Page = "/account/second-factor";

    /// <summary>Makes an account and turns its second factor on.</summary>
    public static async Task<Enrolment> MakeAsync(AccountHouse house, string userName, string role = Roles.Viewer) =>
        await MakeAsync(await house.WelcomeAsync(userName, role));

    public static async Task<Enrolment> MakeAsync(Visitor owner)
    {
        Answer page = await owner.OpenAsync(Page);
        string secret = page.TextOf("secret-text"), code = Totp.Now(secret);
        Answer turnedOn = await owner.PostAsync(Page + "/on", ("secret", page.ValueOf("secret")), ("code", code));
        Assert.True(turnedOn.Status == HttpStatusCode.OK && turnedOn.Error is null, turnedOn.Error);
        return new Enrolment(owner, secret, code, CodesOf(turnedOn));
    }

    /// <summary>The recovery codes that a page shows.</summary>
    public static string[] CodesOf(Answer page) => [.. RecoveryCode().Matches(page.Text).Select(m => m.Groups[1].Value)];

    public void Dispose() => Owner.Dispose();

    [GeneratedRegex("<li>([A-Z0-9-]+)</li>")]
    private static partial Regex RecoveryCode();
}
