using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Desk;

namespace Scalper.Tests.Accounts.Pages;

public sealed class InviteTests : IDisposable
{
    private const string Unusable = "The invite was used, withdrawn or is too old. Ask for a new one.";
    private readonly AccountHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Trader)]
    [InlineData(Roles.Admin)]
    public async Task Accept_Link_MakesAnAccountWithTheRoleAndSignsIn(string role)
    {
        string token = await InviteAsync(role, "Bob");
        using Visitor bob = _house.Visit();
        Answer accepted = await AcceptAsync(bob, token, "bob");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (accepted.Status, accepted.Location));
        Assert.True(await bob.IsSignedInAsync());
        Assert.Equal(role, await _house.RoleOfAsync("bob"));
    }

    [Fact]
    public async Task Make_Link_IsShownOnceWithItsTokenBehindTheHashAndOnlyTheHashIsKept()
    {
        using Visitor ana = await _house.SignInAsync();
        Answer made = await ana.PostAsync("/admin/users/invite", ("note", "Bob"), ("role", Roles.Viewer));
        string[] link = made.TextOf("invite-link").Split('#');
        Assert.Equal("http://localhost/invite", link[0]);
        Assert.Equal(43, link[1].Length);
        Assert.DoesNotContain(link[1], (await ana.OpenAsync("/admin/users")).Text, StringComparison.Ordinal);

        string kept = await _house.ReadAsync(db => db.Invites.Select(i => i.Hash).SingleAsync());
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(link[1]))), kept);
    }

    [Fact]
    public async Task Accept_Twice_TheSecondIsRefused()
    {
        string token = await InviteAsync();
        using Visitor bob = _house.Visit(), eve = _house.Visit();
        await AcceptAsync(bob, token, "bob");
        await AssertUnusableAsync(eve, token);
    }

    [Fact]
    public async Task Accept_AtTheSameMoment_OneGetsTheAccount()
    {
        string token = await InviteAsync();
        Visitor[] visitors = [.. Enumerable.Range(0, 4).Select(_ => _house.Visit())];
        Answer[] answers = await Task.WhenAll(visitors.Select((v, i) => Task.Run(() => AcceptAsync(v, token, $"bob{i}"))));
        Assert.Single(answers, a => a.Location == "/");
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Forbidden));
        Assert.Equal(2, await _house.ReadAsync(db => db.Users.CountAsync()));
        Array.ForEach(visitors, v => v.Dispose());
    }

    [Fact]
    public async Task Accept_RefusedNameOrPassword_LeavesTheLinkOpen()
    {
        string token = await InviteAsync();
        using Visitor bob = _house.Visit();
        Assert.Contains("at least 12 characters", (await AcceptAsync(bob, token, "bob", "too short")).Error, StringComparison.Ordinal);
        Assert.Contains("harder to guess", (await AcceptAsync(bob, token, "bob", "Password1234")).Error, StringComparison.Ordinal);
        Assert.Contains("is already taken", (await AcceptAsync(bob, token, WebApp.UserName)).Error, StringComparison.Ordinal);
        Assert.Contains("Expected a name", (await AcceptAsync(bob, token, "bob <b>")).Error, StringComparison.Ordinal);
        Answer differs = await bob.PostAsync("/invite", ("token", token), ("userName", "bob"), ("password", WebApp.Password), ("repeated", "other"));
        Assert.Equal("The two passwords differ.", differs.Error);
        Assert.Contains($"value=\"{token}\"", differs.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await AcceptAsync(bob, token, "bob")).Location);
    }

    [Fact]
    public async Task Accept_AfterThreeDays_IsRefused()
    {
        string token = await InviteAsync();
        _house.Time.Advance(InviteDesk.Life + TimeSpan.FromSeconds(1));
        using Visitor bob = _house.Visit();
        await AssertUnusableAsync(bob, token);
    }

    [Fact]
    public async Task Accept_Withdrawn_IsRefused()
    {
        using Visitor ana = await _house.SignInAsync();
        string token = await InviteAsync(ana);
        string hash = (await ana.OpenAsync("/admin/users")).ValueOf("invite");
        Assert.Equal("/admin/users", (await ana.PostAsync("/admin/users/withdraw", ("invite", hash))).Location);
        Assert.Equal("That invite was used or withdrawn already.", (await ana.PostAsync("/admin/users/withdraw", ("invite", hash))).Error);
        using Visitor bob = _house.Visit();
        await AssertUnusableAsync(bob, token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Accept_WithoutAToken_IsRefused(string token)
    {
        using Visitor eve = _house.Visit();
        await AssertUnusableAsync(eve, token);
    }

    [Fact]
    public async Task Accept_GuessedTokens_AreThrottled()
    {
        using Visitor eve = _house.Visit();
        for (int i = 0; i < 10; i++)
        {
            await AssertUnusableAsync(eve, $"guess{i}");
        }

        Answer blocked = await AcceptAsync(eve, "guess", "eve");
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.Status);
        Assert.NotNull(blocked.RetryAfter);
    }

    [Fact]
    public async Task Accept_WithoutAntiforgeryToken_MakesNobody()
    {
        string token = await InviteAsync();
        using Visitor bob = _house.Visit();
        Answer bare = await bob.SendBareAsync("/invite", ("token", token), ("userName", "bob"), ("password", WebApp.Password), ("repeated", WebApp.Password));
        Assert.Equal(HttpStatusCode.BadRequest, bare.Status);
        Assert.Null(await _house.RoleOfAsync("bob"));
    }

    [Fact]
    public async Task Make_MoreThanFifty_IsRefused()
    {
        using Visitor ana = await _house.SignInAsync();
        for (int i = 0; i < InviteDesk.Most; i++)
        {
            await InviteAsync(ana);
        }

        Answer refused = await ana.PostAsync("/admin/users/invite", ("note", "One more"), ("role", Roles.Viewer));
        Assert.Equal("There are 50 open invites already. Withdraw one first.", refused.Error);
        Assert.Equal(InviteDesk.Most, await _house.ReadAsync(db => db.Invites.CountAsync()));
    }

    [Theory]
    [InlineData("", Roles.Viewer, "Expected 1 to 64 characters that say whom the invite is for.")]
    [InlineData("Bob", "Owner", "Expected one of the roles Viewer, Trader, Admin.")]
    public async Task Make_BadNoteOrRole_SaysWhatIsExpected(string note, string role, string said)
    {
        using Visitor ana = await _house.SignInAsync();
        Assert.Equal(said, (await ana.PostAsync("/admin/users/invite", ("note", note), ("role", role))).Error);
        Assert.Equal(0, await _house.ReadAsync(db => db.Invites.CountAsync()));
    }

    [Fact]
    public async Task Make_NoteWithMarkup_IsShownAsText()
    {
        using Visitor ana = await _house.SignInAsync();
        await ana.PostAsync("/admin/users/invite", ("note", "<img src=x onerror=alert(1)>"), ("role", Roles.Viewer));
        foreach (string path in new[] { "/admin/users", "/admin/audit" })
        {
            string page = (await ana.OpenAsync(path)).Text;
            Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    private async Task<string> InviteAsync(string role = Roles.Viewer, string note = "Somebody")
    {
        using Visitor ana = await _house.SignInAsync();
        return await InviteAsync(ana, role, note);
    }

    private static async Task<string> InviteAsync(Visitor ana, string role = Roles.Viewer, string note = "Somebody") =>
        (await ana.PostAsync("/admin/users/invite", ("note", note), ("role", role))).TextOf("invite-link").Split('#')[1];

    private static Task<Answer> AcceptAsync(Visitor visitor, string token, string userName, string password = WebApp.Password) => visitor.FillInAsync(
        "/invite", "/invite", ("token", token), ("userName", userName), ("password", password), ("repeated", password));

    private async Task AssertUnusableAsync(Visitor visitor, string token)
    {
        Answer refused = await AcceptAsync(visitor, token, "eve");
        Assert.Equal((HttpStatusCode.Forbidden, Unusable), (refused.Status, refused.Error));
        Assert.Null(await _house.RoleOfAsync("eve"));
    }
}
