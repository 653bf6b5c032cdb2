using System.Net;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Password, then code.</summary>
public sealed class CodeSignInTests(AccountHouse house) : IClassFixture<AccountHouse>
{
    private const string Page = "/login/code";

    [Fact]
    public async Task SignIn_PasswordThenCode_GetsInWhereItWasHeaded()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "enters");
        using Visitor visitor = house.Visit();
        Answer half = await visitor.FillInAsync("/login", "/login?returnUrl=%2Ffeeds", ("userName", "enters"), ("password", WebApp.Password));
        Assert.Equal((HttpStatusCode.Redirect, "/login/code?returnUrl=%2Ffeeds"), (half.Status, half.Location));
        Answer whole = await visitor.FillInAsync(half.Location!, half.Location!, ("code", Totp.Now(own.Secret, 1)));
        Assert.Equal((HttpStatusCode.Redirect, "/feeds"), (whole.Status, whole.Location));
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_ForeignReturnUrl_StaysOnTheSite()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "enters-foreign");
        using Visitor visitor = await GivesPasswordAsync("enters-foreign");
        Answer whole = await visitor.PostAsync(Page + "?returnUrl=%2F%2Fevil.example", ("code", Totp.Now(own.Secret, 1)));
        Assert.Equal("/", whole.Location);
    }

    [Fact]
    public async Task SignIn_FiveWrongCodes_LockEvenForTheRightOne()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "guessed");
        using Visitor visitor = await GivesPasswordAsync("guessed");
        for (int i = 0; i < 5; i++)
        {
            await AssertRefusedAsync(visitor, "no code");
        }

        await AssertRefusedAsync(visitor, Totp.Now(own.Secret, 1));
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_WrongCodesAtTheSameMoment_EachCountsForTheLock()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "guessed-at-once");
        Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => GivesPasswordAsync("guessed-at-once")));
        await Task.WhenAll(visitors.Select(v => Task.Run(() => AssertRefusedAsync(v, "no code"))));
        await AssertRefusedAsync(visitors[0], Totp.Now(own.Secret, 1));
        Array.ForEach(visitors, v => v.Dispose());
    }

    [Fact]
    public async Task SignIn_ManyWrongCodesFromOneAddress_AreThrottledWithRetryAfter()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "throttled");
        using Visitor visitor = await GivesPasswordAsync("throttled");
        for (int i = 0; i < 10; i++)
        {
            await AssertRefusedAsync(visitor, "no code");
        }

        Answer blocked = await visitor.PostAsync(Page, ("code", Totp.Now(own.Secret, 1)));
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.Status);
        Assert.InRange(blocked.RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Equal("Too many failures from this address. Try again in 1 min.", blocked.Error);
    }

    [Fact]
    public async Task SignIn_CodeUsedBefore_IsRefused()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "repeats");
        string code = Totp.Now(own.Secret, 1);
        using Visitor first = await GivesPasswordAsync("repeats");
        Assert.Equal("/", (await first.PostAsync(Page, ("code", code))).Location);

        using Visitor second = await GivesPasswordAsync("repeats");
        await AssertRefusedAsync(second, code);
        await AssertRefusedAsync(second, $"{code[..3]} {code[3..]}");
        await AssertRefusedAsync(second, own.FirstCode);
        Assert.False(await second.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_SameCodeAtTheSameMoment_OneGetsIn()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "twins");
        Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GivesPasswordAsync("twins")));
        string code = Totp.Now(own.Secret, 1);
        Answer[] answers = await Task.WhenAll(visitors.Select(v => Task.Run(() => v.PostAsync(Page, ("code", code)))));
        Assert.Single(answers, a => a.Location == "/");
        Array.ForEach(visitors, v => v.Dispose());
    }

    [Fact]
    public async Task SignIn_RecoveryCode_CountsOnce()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "recovers");
        using Visitor first = await GivesPasswordAsync("recovers");
        Assert.Equal("/", (await first.PostAsync(Page, ("code", own.RecoveryCodes[0].ToLowerInvariant()))).Location);

        using Visitor second = await GivesPasswordAsync("recovers");
        await AssertRefusedAsync(second, own.RecoveryCodes[0]);
        Assert.Equal("/", (await second.PostAsync(Page, ("code", own.RecoveryCodes[1]))).Location);
    }

    [Fact]
    public async Task SignIn_RecoveryCodeAtTheSameMoment_OneGetsIn()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "recovers-twice");
        Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GivesPasswordAsync("recovers-twice")));
        Answer[] answers = await Task.WhenAll(visitors.Select(v => Task.Run(() => v.PostAsync(Page, ("code", own.RecoveryCodes[0])))));
        Assert.Single(answers, a => a.Location == "/");
        Array.ForEach(visitors, v => v.Dispose());
    }

    [Fact]
    public async Task Pending_ItsCookie_OpensNothing()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "waits");
        using Visitor visitor = await GivesPasswordAsync("waits");
        Assert.Contains("Scalper.SecondFactor=", visitor.Cookies, StringComparison.Ordinal);
        await house.AssertOpensNothingAsync(visitor.Cookies);
    }

    [Fact]
    public async Task Pending_WithoutPassword_LeadsToTheFirstStep()
    {
        using Visitor visitor = house.Visit();
        Assert.Equal("/login", (await visitor.GetAsync(Page)).Location);
        Assert.Equal("/login", (await visitor.SendBareAsync(Page, ("code", "123456"))).Location);
    }

    [Fact]
    public async Task Pending_AfterFiveMinutes_HasEnded()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "too-late");
        using Visitor visitor = await GivesPasswordAsync("too-late");
        string cookies = visitor.Cookies, code = own.RecoveryCodes[0];
        house.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Equal("/login", (await Visitor.ReplayAsync(house.Served, cookies, HttpMethod.Get, Page)).Location);
        Assert.Equal("/login", (await visitor.PostAsync(Page, ("code", code))).Location);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Pending_PasswordChangesMeanwhile_HasEnded()
    {
        using Enrolment own = await Enrolment.MakeAsync(house, "changes-meanwhile");
        using Visitor visitor = await GivesPasswordAsync("changes-meanwhile");
        Answer changed = await own.Owner.PostAsync("/account/password", ("present", WebApp.Password), ("password", "four words more than before"), ("repeated", "four words more than before"));
        Assert.Equal("/account?done=password", changed.Location);
        Assert.Equal("/login", (await visitor.GetAsync(Page)).Location);
        Assert.Equal("/login", (await visitor.PostAsync(Page, ("code", own.RecoveryCodes[0]))).Location);
    }

    // Ready to send the form of the code.
    private async Task<Visitor> GivesPasswordAsync(string userName)
    {
        Visitor visitor = house.Visit();
        Answer half = await visitor.GivePasswordAsync(userName);
        Assert.Equal("/login/code?returnUrl=%2F", half.Location);
        await visitor.OpenAsync(Page);
        return visitor;
    }

    private static async Task AssertRefusedAsync(Visitor visitor, string code)
    {
        Answer refused = await visitor.PostAsync(Page, ("code", code));
        Assert.StartsWith("The code is wrong, or was used already.", refused.Error, StringComparison.Ordinal);
    }
}
