using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Who, when, from where, what.</summary>
public sealed class AuditTrailTests : IDisposable
{
    private const string Longer = "four words more than before";
    private readonly AccountHouse _house = AccountHouse.With(("Accounts:AuditEntries", "100"));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task SignIns_RightWrongAndOut_AreWrittenDown()
    {
        await _house.MakeAsync("bob");
        long from = await LastIdAsync();
        using Visitor bob = _house.Visit();
        await bob.GivePasswordAsync("bob", "not the password");
        await bob.GivePasswordAsync("nobody", "not the password");
        await bob.SignInAsync("bob");
        await bob.PostAsync("/account/confirm", ("password", "not the password"));
        await bob.PostAsync("/logout");
        await AssertWrittenAsync(
            from, bob.Address,
            (AuditAct.SignInRefused, "bob", ""), (AuditAct.SignInRefused, "", "unknown name"), (AuditAct.SignedIn, "bob", ""),
            (AuditAct.ConfirmationRefused, "bob", ""), (AuditAct.SignedOut, "bob", ""));
    }

    [Fact]
    public async Task Address_TooManyFailures_IsWrittenDown()
    {
        long from = await LastIdAsync();
        using Visitor eve = _house.Visit();
        for (int i = 0; i < 10; i++)
        {
            await eve.GivePasswordAsync("nobody", "not the password");
        }

        await AssertWrittenAsync(
            from, eve.Address,
            [.. Enumerable.Repeat((AuditAct.SignInRefused, "", "unknown name"), 10), (AuditAct.AddressBlocked, "", "")]);
    }

    [Fact]
    public async Task SecondFactor_OnCodesOff_AreWrittenDown()
    {
        using Visitor bob = await _house.WelcomeAsync("bob");
        long from = await LastIdAsync();
        using Enrolment own = await Enrolment.MakeAsync(bob);
        await bob.PostAsync("/logout");
        await bob.GivePasswordAsync("bob");
        await bob.FillInAsync("/login/code", "/login/code", ("code", "no code"));
        await bob.PostAsync("/login/code", ("code", own.RecoveryCodes[0]));
        await bob.TakeTokenAsync();
        await bob.PostAsync(Enrolment.Page + "/recovery");
        await bob.PostAsync(Enrolment.Page + "/off");
        await AssertWrittenAsync(
            from, bob.Address,
            (AuditAct.SecondFactorOn, "bob", ""), (AuditAct.SignedOut, "bob", ""), (AuditAct.CodeRefused, "bob", ""), (AuditAct.RecoveryCodeUsed, "bob", "9 left"),
            (AuditAct.SignedIn, "bob", "with a second factor"), (AuditAct.RecoveryCodesMade, "bob", ""), (AuditAct.SecondFactorOff, "bob", ""));
    }

    [Fact]
    public async Task OwnAccount_PasswordAndSessions_AreWrittenDown()
    {
        using Visitor bob = await _house.WelcomeAsync("bob"), elsewhere = await _house.SignInAsync("bob");
        long from = await LastIdAsync();
        await bob.PostAsync("/account/sessions/end", ("session", (await bob.OpenAsync("/account")).ValueOf("session")));
        await bob.PostAsync("/account/password", ("present", WebApp.Password), ("password", Longer), ("repeated", Longer));
        await bob.PostAsync("/account/sessions/end-all");
        await AssertWrittenAsync(
            from, bob.Address,
            (AuditAct.SessionsEnded, "bob", "one session"), (AuditAct.PasswordChanged, "bob", ""), (AuditAct.SessionsEnded, "bob", "every session"));
    }

    [Fact]
    public async Task Administration_EveryAct_IsWrittenDown()
    {
        using Visitor ana = await _house.SignInAsync();
        string id = await _house.MakeAsync("bob");
        long from = await LastIdAsync();
        await ana.PostAsync("/admin/users/role", ("id", id), ("role", Roles.Trader));
        await ana.PostAsync("/admin/users/lock", ("id", id));
        await ana.PostAsync("/admin/users/unlock", ("id", id));
        await ana.PostAsync("/admin/users/sign-out", ("id", id));
        await ana.PostAsync("/admin/users/delete", ("id", id));
        await ana.PostAsync("/admin/users/invite", ("note", "Carl"), ("role", Roles.Trader));
        await ana.PostAsync("/admin/users/withdraw", ("invite", (await ana.OpenAsync("/admin/users")).ValueOf("invite")));
        string key = (await ana.PostAsync("/admin/keys/make", ("name", "robot"), ("role", Roles.Viewer), ("days", ""))).TextOf("made-key");
        await ana.PostAsync("/admin/keys/revoke", ("key", (await ana.OpenAsync("/admin/keys")).ValueOf("key")));
        await AssertWrittenAsync(
            from, ana.Address,
            (AuditAct.RoleChanged, "ana", "bob: Viewer to Trader"), (AuditAct.AccountBarred, "ana", "bob"), (AuditAct.AccountAdmitted, "ana", "bob"),
            (AuditAct.SessionsEnded, "ana", "bob"), (AuditAct.AccountDeleted, "ana", "bob"), (AuditAct.InviteMade, "ana", "Carl, Trader"),
            (AuditAct.InviteWithdrawn, "ana", "Carl, Trader"), (AuditAct.KeyMade, "ana", $"robot (…{key[^4..]}), Viewer"), (AuditAct.KeyRevoked, "ana", $"robot (…{key[^4..]}), Viewer"));
    }

    [Fact]
    public async Task Administration_RefusedAct_IsNotWrittenDown()
    {
        using Visitor ana = await _house.SignInAsync();
        long from = await LastIdAsync();
        await ana.PostAsync("/admin/users/delete", ("id", await _house.IdOfAsync(WebApp.UserName)));
        await ana.PostAsync("/admin/users/role", ("id", "nobody"), ("role", Roles.Admin));
        await AssertWrittenAsync(from, ana.Address);
    }

    [Fact]
    public async Task Flood_FailedSignIns_KeepsTheBoundAndEveryAdministrativeAct()
    {
        int before = await CountAsync(AuditKind.Administration);
        Assert.NotEqual(0, before);
        for (int visitor = 0; visitor < 13; visitor++)
        {
            using Visitor eve = _house.Visit();
            for (int i = 0; i < 10; i++)
            {
                await eve.GivePasswordAsync("nobody", "not the password");
            }
        }

        Assert.Equal(100, await CountAsync(AuditKind.Access));
        Assert.Equal(before, await CountAsync(AuditKind.Administration));
    }

    [Fact]
    public async Task Flood_AdministrativeActs_KeepsTheBound()
    {
        using Visitor ana = await _house.SignInAsync();
        string id = await _house.MakeAsync("bob");
        for (int i = 0; i < 110; i++)
        {
            await ana.PostAsync("/admin/users/sign-out", ("id", id));
        }

        Assert.Equal(100, await CountAsync(AuditKind.Administration));
        Assert.NotEqual(0, await CountAsync(AuditKind.Access));
    }

    [Fact]
    public async Task SignIn_PasswordTypedAsName_StandsNowhere()
    {
        const string Typed = "my secret typed as a name";
        using Visitor visitor = _house.Visit();
        await visitor.GivePasswordAsync(Typed, Typed);
        await visitor.FillInAsync("/login", "/login?returnUrl=%2F", ("userName", "CANARYSECRETname"), ("password", "CANARYSECRETpassword"));
        List<AuditRow> rows = await _house.ReadAsync(db => db.Audit.AsNoTracking().ToListAsync());
        Assert.DoesNotContain(rows, r => (r.Who + r.What + r.Address).Contains("secret", StringComparison.OrdinalIgnoreCase));
        using Visitor ana = await _house.SignInAsync();
        Assert.DoesNotContain("secret", (await ana.OpenAsync("/admin/audit?kind=access")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_MoreThanAHundred_GoesOnPageByPageWithinItsKind()
    {
        await _house.ReadAsync(async db =>
        {
            db.Audit.AddRange(Enumerable.Range(0, 150).Select(i => new AuditRow { Act = AuditAct.RoleChanged, Kind = AuditKind.Administration, Who = $"who{i:000}", What = "", Address = "there", AtMs = 1 }));
            return await db.SaveChangesAsync();
        });
        using Visitor ana = await _house.SignInAsync();
        string newest = (await ana.OpenAsync("/admin/audit?kind=administration")).Text;
        Assert.Contains("who149", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("who049", newest, StringComparison.Ordinal);
        string older = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(newest, "href=\"([^\"]+)\">Older").Groups[1].Value);
        string next = (await ana.OpenAsync(older)).Text;
        Assert.Contains("who049", next, StringComparison.Ordinal);
        Assert.DoesNotContain("who050", next, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", next, StringComparison.Ordinal);
        Assert.Contains("Signed in", (await ana.OpenAsync("/admin/audit?kind=access")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/audit?kind=nothing")]
    [InlineData("/admin/audit?kind=77")]
    [InlineData("/admin/audit?before=-1")]
    public async Task Page_OddQuery_StillAnswers(string path)
    {
        using Visitor ana = await _house.SignInAsync();
        await ana.OpenAsync(path);
    }

    private Task<long> LastIdAsync() => _house.ReadAsync(db => db.Audit.MaxAsync(a => a.Id));

    private Task<int> CountAsync(AuditKind kind) => _house.ReadAsync(db => db.Audit.CountAsync(a => a.Kind == kind));

    private async Task AssertWrittenAsync(long from, string address, params (AuditAct Act, string Who, string What)[] acts)
    {
        List<AuditRow> rows = await _house.ReadAsync(db => db.Audit.AsNoTracking().Where(a => a.Id > from).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(acts, rows.Select(r => (r.Act, r.Who, r.What)));
        Assert.All(rows, r => Assert.Equal(address, r.Address));
        long now = _house.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.All(rows, r => Assert.InRange(r.AtMs, now - 600_000, now));
    }
}
