using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts.Pages;

public sealed class KeyPageTests : IDisposable
{
    private const string AdminRoute = "/api/websocket/connections/9999/retry";
    private readonly AccountHouse _house = AccountHouse.With(("Api:Keys:0:Name", "of the settings"), ("Api:Keys:0:Key", "settings-key"));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Make_Key_IsShownOnceAndOnlyItsHashIsKept()
    {
        using Visitor ana = await _house.SignInAsync();
        string key = await MakeAsync(ana, "robot");
        Assert.StartsWith("scalper_", key, StringComparison.Ordinal);
        string page = (await ana.OpenAsync("/admin/keys")).Text;
        Assert.DoesNotContain(key, page, StringComparison.Ordinal);
        Assert.Contains("…" + key[^4..], WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        ApiKeyRow kept = await _house.ReadAsync(db => db.ApiKeys.SingleAsync());
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), kept.Hash);
        foreach (string file in Directory.GetFiles(_house.Folder, "*.db*"))
        {
            await using FileStream open = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader text = new(open, Encoding.Latin1);
            Assert.DoesNotContain(key, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Roles.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Trader, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Admin, HttpStatusCode.NotFound)]
    public async Task Key_OpensApiAndHubWithItsRoleAndNoPage(string role, HttpStatusCode onAdminRoute)
    {
        using Visitor ana = await _house.SignInAsync();
        string key = await MakeAsync(ana, "robot", role);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key, HttpMethod.Get, "/api/scores"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key, HttpMethod.Post, AccountHouse.HubNegotiation));
        Assert.Equal(onAdminRoute, await AskAsync(key, HttpMethod.Post, AdminRoute));
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(key, HttpMethod.Get, "/account"));
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(key, HttpMethod.Get, "/admin/users"));
    }

    [Fact]
    public async Task Key_Used_SaysWhen()
    {
        using Visitor ana = await _house.SignInAsync();
        string key = await MakeAsync(ana, "robot");
        Assert.Null(await UsedMsAsync());
        await AskAsync(key, HttpMethod.Get, "/api/scores");
        long first = (await UsedMsAsync())!.Value;
        Assert.InRange(first, _house.Time.GetUtcNow().AddMinutes(-1).ToUnixTimeMilliseconds(), _house.Time.GetUtcNow().ToUnixTimeMilliseconds());

        _house.Time.Advance(TimeSpan.FromMinutes(2));
        await AskAsync(key, HttpMethod.Get, "/api/scores");
        Assert.InRange((await UsedMsAsync())!.Value, first + 60_000, long.MaxValue);
    }

    [Fact]
    public async Task Key_AfterItsEnd_OpensNothing()
    {
        using Visitor ana = await _house.SignInAsync();
        string key = await MakeAsync(ana, "robot", Roles.Viewer, days: "1");
        _house.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key, HttpMethod.Get, "/api/scores"));
        _house.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key, HttpMethod.Get, "/api/scores"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key, HttpMethod.Post, AccountHouse.HubNegotiation));
        Assert.Contains("Ended", (await ana.OpenAsync("/admin/keys")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WithoutAnEnd_GoesOn()
    {
        using Visitor ana = await _house.SignInAsync();
        string key = await MakeAsync(ana, "robot", Roles.Viewer, days: "");
        _house.Time.Advance(TimeSpan.FromDays(4000));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key, HttpMethod.Get, "/api/scores"));
    }

    [Fact]
    public async Task Revoke_NextRequestIsRefusedAndOthersGoOn()
    {
        using Visitor ana = await _house.SignInAsync();
        string other = await MakeAsync(ana, "other"), key = await MakeAsync(ana, "robot");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key, HttpMethod.Get, "/api/scores"));
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        Assert.Equal("/admin/keys", (await ana.PostAsync("/admin/keys/revoke", ("key", hash))).Location);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key, HttpMethod.Get, "/api/scores"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other, HttpMethod.Get, "/api/scores"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("settings-key", HttpMethod.Get, "/api/scores"));
        Assert.Equal("That key was revoked already.", (await ana.PostAsync("/admin/keys/revoke", ("key", hash))).Error);
    }

    [Theory]
    [InlineData("", Roles.Viewer, "90", "Expected a name of 1 to 64 characters that says who uses the key.")]
    [InlineData("robot", "Owner", "90", "Expected one of the roles Viewer, Trader, Admin.")]
    [InlineData("robot", Roles.Viewer, "0", "Expected 1 to 3650 days, or nothing for a key without an end.")]
    [InlineData("robot", Roles.Viewer, "3651", "Expected 1 to 3650 days, or nothing for a key without an end.")]
    [InlineData("robot", Roles.Viewer, "-1", "Expected 1 to 3650 days, or nothing for a key without an end.")]
    [InlineData("robot", Roles.Viewer, "soon", "Expected 1 to 3650 days, or nothing for a key without an end.")]
    public async Task Make_BadField_SaysWhatIsExpected(string name, string role, string days, string said)
    {
        using Visitor ana = await _house.SignInAsync();
        Assert.Equal(said, (await ana.PostAsync("/admin/keys/make", ("name", name), ("role", role), ("days", days))).Error);
        Assert.Equal(0, await _house.ReadAsync(db => db.ApiKeys.CountAsync()));
    }

    [Fact]
    public async Task Make_MoreThanTheBound_IsRefused()
    {
        using Visitor ana = await _house.SignInAsync();
        await _house.ReadAsync(async db =>
        {
            db.ApiKeys.AddRange(Enumerable.Range(0, KeyDesk.Most).Select(i => new ApiKeyRow { Hash = $"{i}", Name = "one of many", Tail = "0000", Role = Roles.Viewer, MadeBy = "test" }));
            return await db.SaveChangesAsync();
        });
        Answer refused = await ana.PostAsync("/admin/keys/make", ("name", "robot"), ("role", Roles.Viewer), ("days", "1"));
        Assert.Equal("There are 200 keys already. Revoke one first.", refused.Error);
    }

    [Fact]
    public async Task Page_KeysOfTheSettings_AreListedByNameOnly()
    {
        using Visitor ana = await _house.SignInAsync();
        string page = (await ana.OpenAsync("/admin/keys")).Text;
        Assert.Contains("of the settings", page, StringComparison.Ordinal);
        Assert.DoesNotContain("settings-key", page, StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(Visitor ana, string name, string role = Roles.Viewer, string days = "90") =>
        (await ana.PostAsync("/admin/keys/make", ("name", name), ("role", role), ("days", days))).TextOf("made-key");

    private async Task<HttpStatusCode> AskAsync(string key, HttpMethod method, string path)
    {
        using HttpClient http = _house.Served.CreateDefaultClient();
        using HttpRequestMessage ask = new(method, path);
        ask.Headers.Add("X-Api-Key", key);
        using HttpResponseMessage answer = await http.SendAsync(ask);
        return answer.StatusCode;
    }

    private Task<long?> UsedMsAsync() => _house.ReadAsync(db => db.ApiKeys.Select(k => k.UsedMs).SingleAsync());
}
