using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts.Pages;

public sealed partial class OwnAccountTests(AccountHouse house) : IClassFixture<AccountHouse>
{
    private const string Longer = "four words more than before";

    [Fact]
    public async Task Password_Changed_EndsEveryOtherSessionAndThisOneGoesOn()
    {
        using Visitor bob = await house.WelcomeAsync("bob"), elsewhere = await house.SignInAsync("bob");
        string before = bob.Cookies;
        Assert.Equal("/account?done=password", (await ChangeAsync(bob, WebApp.Password, Longer)).Location);
        Assert.True(await bob.IsSignedInAsync());
        await house.AssertOpensNothingAsync(elsewhere.Cookies);
        await house.AssertOpensNothingAsync(before);

        using Visitor later = house.Visit();
        Assert.NotNull((await later.GivePasswordAsync("bob")).Error);
        await later.SignInAsync("bob", Longer);
    }

    [Fact]
    public async Task Password_PresentOneWrong_ChangesNothing()
    {
        using Visitor visitor = await house.WelcomeAsync("wrong-present");
        Assert.Equal("The password is wrong.", (await ChangeAsync(visitor, "not the password", Longer)).Error);
        (await house.SignInAsync("wrong-present")).Dispose();
    }

    [Theory]
    [InlineData("short", "elevenchars", "at least 12 characters")]
    [InlineData("common", "Password1234", "harder to guess")]
    [InlineData("common-more", "passwordpassword", "harder to guess")]
    [InlineData("common-row", "qwertyuiop[]", "harder to guess")]
    [InlineData("own-name-as-it", "own-name-as-it", "harder to guess")]
    [InlineData("empty", "", "at least 12 characters")]
    public async Task Password_BreaksARule_SaysWhichAndChangesNothing(string userName, string password, string said)
    {
        using Visitor visitor = await house.WelcomeAsync(userName);
        Assert.Contains(said, (await ChangeAsync(visitor, WebApp.Password, password)).Error, StringComparison.Ordinal);
        (await house.SignInAsync(userName)).Dispose();
    }

    [Fact]
    public async Task Password_RepeatsDiffer_ChangesNothing()
    {
        using Visitor visitor = await house.WelcomeAsync("differs");
        Answer refused = await visitor.PostAsync("/account/password", ("present", WebApp.Password), ("password", Longer), ("repeated", Longer + " "));
        Assert.Equal("The two new passwords differ.", refused.Error);
        (await house.SignInAsync("differs")).Dispose();
    }

    [Theory]
    [InlineData("unicode", "пароль из четырёх слов")]
    [InlineData("emoji", "\U0001F40E\U0001F50B\U0001F4CE\U0001F3AF lamp orbit \U0001F995")]
    [InlineData("blanks", "  blanks at both ends  ")]
    [InlineData("longest", null)]
    public async Task Password_AnyCharactersUpTo128_IsTakenWhole(string userName, string? password)
    {
        string wanted = password ?? string.Concat(Enumerable.Range(0, 32).Select(i => $"{(char)('a' + (i * 7 % 26))}{i:00}-"));
        using Visitor visitor = await house.WelcomeAsync(userName);
        Assert.Equal("/account?done=password", (await ChangeAsync(visitor, WebApp.Password, wanted)).Location);
        using Visitor later = house.Visit();
        Assert.NotNull((await later.GivePasswordAsync(userName, wanted[..^1])).Error);
        await later.SignInAsync(userName, wanted);
    }

    [Fact]
    public async Task Password_129Characters_IsRefused()
    {
        using Visitor visitor = await house.WelcomeAsync("too-long");
        string wanted = string.Concat(Enumerable.Range(0, 43).Select(i => $"{i:00}x"));
        Assert.Equal("Expected a password of 12 to 128 characters.", (await ChangeAsync(visitor, WebApp.Password, wanted)).Error);
    }

    [Fact]
    public async Task Password_WrongPresentOnes_AreThrottled()
    {
        using Visitor visitor = await house.WelcomeAsync("guesses-own");
        for (int i = 0; i < 10; i++)
        {
            await ChangeAsync(visitor, "not the password", Longer);
        }

        (await ChangeAsync(visitor, WebApp.Password, Longer)).AssertHasToWait();
    }

    [Fact]
    public async Task Sessions_OneEnded_OnlyThatOne()
    {
        using Visitor visitor = await house.WelcomeAsync("two-browsers"), elsewhere = await house.SignInAsync("two-browsers");
        string other = Assert.Single(SessionId().Matches((await visitor.OpenAsync("/account")).Text)).Groups[1].Value;
        Assert.Equal("/account?done=session", (await visitor.PostAsync("/account/sessions/end", ("session", other))).Location);
        await house.AssertOpensNothingAsync(elsewhere.Cookies);
        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal("That session has ended already.", (await visitor.PostAsync("/account/sessions/end", ("session", other))).Error);
    }

    [Fact]
    public async Task Sessions_OfAnotherAccount_CanNotBeEnded()
    {
        using Visitor eve = await house.WelcomeAsync("eve"), carl = await house.WelcomeAsync("carl");
        string carls = await house.IdOfAsync("carl");
        string session = await house.ReadAsync(db => db.Sessions.Where(s => s.AccountId == carls).Select(s => s.Id).SingleAsync());
        Assert.Equal("That session has ended already.", (await eve.PostAsync("/account/sessions/end", ("session", session))).Error);
        Assert.True(await carl.IsSignedInAsync());
    }

    [Fact]
    public async Task Sessions_EndAll_EndsThisOneToo()
    {
        using Visitor visitor = await house.WelcomeAsync("leaves"), elsewhere = await house.SignInAsync("leaves");
        string here = visitor.Cookies;
        Assert.Equal("/login", (await visitor.PostAsync("/account/sessions/end-all")).Location);
        await house.AssertOpensNothingAsync(here);
        await house.AssertOpensNothingAsync(elsewhere.Cookies);
    }

    [Fact]
    public async Task SignOut_CookieKept_OpensNothing()
    {
        using Visitor visitor = await house.WelcomeAsync("signs-out");
        string here = visitor.Cookies;
        Assert.Equal("/login", (await visitor.PostAsync("/logout")).Location);
        await house.AssertOpensNothingAsync(here);
    }

    [Fact]
    public async Task SignIn_BrowserHasASession_GetsANewOneAndTheOldEnds()
    {
        using Visitor visitor = await house.WelcomeAsync("signs-in-again");
        string first = visitor.Cookies;
        Answer again = await visitor.PostAsync("/login", ("userName", "signs-in-again"), ("password", WebApp.Password));
        Assert.Equal("/", again.Location);
        Assert.NotEqual(first, visitor.Cookies);
        await house.AssertOpensNothingAsync(first);
    }

    [Fact]
    public async Task Screens_ZoneAndColours_AreKept()
    {
        using Visitor visitor = await house.WelcomeAsync("sees-tokyo");
        Assert.Equal("/account?done=screens", (await visitor.PostAsync("/account/screens", ("zone", "Asia/Tokyo"), ("colours", "BlueOrange"))).Location);
        string id = await house.IdOfAsync("sees-tokyo");
        ScreenRow kept = await house.ReadAsync(db => db.Screens.SingleAsync(s => s.AccountId == id));
        Assert.Equal(("Asia/Tokyo", "BlueOrange"), (kept.TimeZone, kept.Colours));
        string page = (await visitor.OpenAsync("/account?done=screens")).Text;
        Assert.Contains("<option value=\"Asia/Tokyo\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("Time zone and colours are saved.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zone-unknown", "Mars/Olympus", "GreenRed", "Expected one of the time zones of the list.")]
    [InlineData("zone-missing", "", "GreenRed", "Expected one of the time zones of the list.")]
    [InlineData("zone-path", "../../etc/passwd", "GreenRed", "Expected one of the time zones of the list.")]
    [InlineData("colours-unknown", "UTC", "Pink", "Expected one of the colour schemes of the list.")]
    [InlineData("colours-number", "UTC", "77", "Expected one of the colour schemes of the list.")]
    public async Task Screens_BadValue_SaysWhatIsExpected(string userName, string zone, string colours, string said)
    {
        using Visitor visitor = await house.WelcomeAsync(userName);
        Answer refused = await visitor.PostAsync("/account/screens", ("zone", zone), ("colours", colours));
        Assert.Equal((HttpStatusCode.OK, said), (refused.Status, refused.Error));
        string id = await house.IdOfAsync(userName);
        Assert.False(await house.ReadAsync(db => db.Screens.AnyAsync(s => s.AccountId == id)));
    }

    private static Task<Answer> ChangeAsync(Visitor visitor, string present, string wanted) =>
        visitor.PostAsync("/account/password", ("present", present), ("password", wanted), ("repeated", wanted));

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex SessionId();
}
