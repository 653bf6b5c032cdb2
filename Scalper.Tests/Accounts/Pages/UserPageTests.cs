using System.Net;
using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts.Pages;

public sealed class UserPageTests : IDisposable
{
    private const string LastOne = "This is the last administrator who can sign in. Make another one first.";
    private readonly AccountHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Role_Changed_HoldsAtOnceAndEndsTheSessions()
    {
        using Visitor ana = await _house.SignInAsync(), bob = await _house.WelcomeAsync("bob", Roles.Admin);
        await bob.OpenAsync("/admin/users");
        Assert.Equal("/admin/users", (await ActAsync(ana, "role", "bob", ("role", Roles.Viewer))).Location);
        await _house.AssertOpensNothingAsync(bob.Cookies);
        Assert.Equal(Roles.Viewer, await _house.RoleOfAsync("bob"));

        using Visitor again = await _house.SignInAsync("bob");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.GetAsync("/admin/users")).Status);
    }

    [Fact]
    public async Task Lock_EndsTheSessionsAndSignInUntilUnlocked()
    {
        using Visitor ana = await _house.SignInAsync(), bob = await _house.WelcomeAsync("bob");
        await ActAsync(ana, "lock", "bob");
        await _house.AssertOpensNothingAsync(bob.Cookies);
        Assert.StartsWith("Name or password is wrong, or the account is locked", (await bob.GivePasswordAsync("bob")).Error, StringComparison.Ordinal);
        Assert.Contains("Locked", (await ana.OpenAsync("/admin/users")).Text, StringComparison.Ordinal);

        await ActAsync(ana, "unlock", "bob");
        await bob.SignInAsync("bob");
    }

    [Fact]
    public async Task Unlock_AccountThatGuessesLocked_LetsItsOwnerIn()
    {
        using Visitor ana = await _house.SignInAsync(), eve = _house.Visit();
        await _house.MakeAsync("bob");
        for (int i = 0; i < 5; i++)
        {
            await eve.GivePasswordAsync("bob", "a wrong password");
        }

        Assert.Contains("Locked by guesses", (await ana.OpenAsync("/admin/users")).Text, StringComparison.Ordinal);
        using (Visitor bob = _house.Visit())
        {
            Assert.NotNull((await bob.GivePasswordAsync("bob")).Error);
        }

        await ActAsync(ana, "unlock", "bob");
        (await _house.SignInAsync("bob")).Dispose();
    }

    [Fact]
    public async Task SignOut_EndsEverySessionOfThatAccountOnly()
    {
        using Visitor ana = await _house.SignInAsync(), bob = await _house.WelcomeAsync("bob"), elsewhere = await _house.SignInAsync("bob");
        await ActAsync(ana, "sign-out", "bob");
        await _house.AssertOpensNothingAsync(bob.Cookies);
        await _house.AssertOpensNothingAsync(elsewhere.Cookies);
        Assert.True(await ana.IsSignedInAsync());
        await bob.SignInAsync("bob");
    }

    [Fact]
    public async Task Delete_EndsTheSessionsAndLeavesNothingOfTheAccount()
    {
        using Visitor ana = await _house.SignInAsync();
        using Enrolment bob = await Enrolment.MakeAsync(_house, "bob");
        await bob.Owner.PostAsync("/account/screens", ("zone", "UTC"), ("colours", "RedGreen"));
        string id = await _house.IdOfAsync("bob");
        await ActAsync(ana, "delete", "bob");
        await _house.AssertOpensNothingAsync(bob.Owner.Cookies);
        using Visitor again = _house.Visit();
        Assert.NotNull((await again.GivePasswordAsync("bob")).Error);
        Assert.Equal(0, await _house.ReadAsync(async db =>
            await db.Users.CountAsync(u => u.Id == id) + await db.UserRoles.CountAsync(r => r.UserId == id) + await db.UserTokens.CountAsync(t => t.UserId == id)
            + await db.Sessions.CountAsync(s => s.AccountId == id) + await db.Screens.CountAsync(s => s.AccountId == id) + await db.KnownAddresses.CountAsync(a => a.AccountId == id)));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("lock")]
    [InlineData("role")]
    public async Task LastAdministrator_DeletedLockedOrDemoted_IsRefused(string act)
    {
        using Visitor ana = await _house.SignInAsync();
        await _house.MakeAsync("locked", Roles.Admin);
        await ActAsync(ana, "lock", "locked");
        Assert.Equal(LastOne, (await ActAsync(ana, act, WebApp.UserName, ("role", Roles.Trader))).Error);
        Assert.Equal(Roles.Admin, await _house.RoleOfAsync(WebApp.UserName));
        Assert.True(await ana.IsSignedInAsync());

        await ActAsync(ana, "unlock", "locked");
        Assert.Null((await ActAsync(ana, act, WebApp.UserName, ("role", Roles.Trader))).Error);
        Assert.False(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Administrators_DemoteEachOtherAtTheSameMoment_OneRemains()
    {
        for (int round = 0; round < 5; round++)
        {
            string first = $"first{round}", second = $"second{round}";
            using Visitor a = await _house.WelcomeAsync(first, Roles.Admin), b = await _house.WelcomeAsync(second, Roles.Admin);
            await DemoteAllButAsync(first, second);
            await Task.WhenAll(
                Task.Run(() => ActAsync(a, "role", second, ("role", Roles.Viewer))), Task.Run(() => ActAsync(b, "role", first, ("role", Roles.Viewer))));
            string?[] roles = [await _house.RoleOfAsync(first), await _house.RoleOfAsync(second)];
            Assert.Single(roles, Roles.Admin);
        }
    }

    [Theory]
    [InlineData("role")]
    [InlineData("lock")]
    [InlineData("unlock")]
    [InlineData("sign-out")]
    [InlineData("delete")]
    public async Task Act_AccountIsGone_SaysSo(string act)
    {
        using Visitor ana = await _house.SignInAsync();
        Answer refused = await ana.PostAsync("/admin/users/" + act, ("id", "nobody"), ("role", Roles.Viewer));
        Assert.Equal("This account does not exist any more.", refused.Error);
    }

    [Fact]
    public async Task Role_UnknownOne_IsRefused()
    {
        using Visitor ana = await _house.SignInAsync();
        await _house.MakeAsync("bob");
        Assert.Equal("Expected one of the roles Viewer, Trader, Admin.", (await ActAsync(ana, "role", "bob", ("role", "admin"))).Error);
        Assert.Equal(Roles.Viewer, await _house.RoleOfAsync("bob"));
    }

    // Sets the stage straight in the store: these two are the only administrators.
    private Task<int> DemoteAllButAsync(params string[] names) => _house.ReadAsync(db => db.UserRoles
        .Where(r => r.RoleId == "ADMIN" && !db.Users.Any(u => u.Id == r.UserId && names.Contains(u.UserName))).ExecuteDeleteAsync());

    private async Task<Answer> ActAsync(Visitor by, string act, string userName, params (string, string)[] fields) =>
        await by.PostAsync("/admin/users/" + act, [("id", await _house.IdOfAsync(userName)), .. fields]);
}
