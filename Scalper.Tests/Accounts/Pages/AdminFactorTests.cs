using System.Net;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts.Pages;

/// <summary><c>Accounts:AdminsNeedSecondFactor</c>.</summary>
public sealed class AdminFactorTests : IDisposable
{
    private static readonly string[] Guarded = ["/admin/users", "/admin/keys", "/admin/audit"];
    private readonly AccountHouse _house = AccountHouse.With(
        ("Accounts:AdminsNeedSecondFactor", "true"), ("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", "admin-key"), ("Api:Keys:0:Role", "Admin"));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Administrator_WithoutSecondFactor_SeesPagesAndAdministratesOnlyAfterEnrolment()
    {
        using Visitor ana = await _house.SignInAsync();
        await ana.OpenAsync("/");
        Assert.DoesNotContain("/admin/users", (await ana.OpenAsync("/account")).Text, StringComparison.Ordinal);
        await AssertAdministrationAsync(ana, HttpStatusCode.Forbidden);
        Assert.Contains("Administrators need a second factor here.", (await ana.GetAsync("/admin/users")).Text, StringComparison.Ordinal);

        using Enrolment own = await Enrolment.MakeAsync(ana);
        await AssertAdministrationAsync(ana, HttpStatusCode.OK);
        using Visitor elsewhere = _house.Visit();
        await elsewhere.GivePasswordAsync(WebApp.UserName);
        await elsewhere.FillInAsync("/login/code", "/login/code", ("code", own.RecoveryCodes[0]));
        await elsewhere.TakeTokenAsync();
        await AssertAdministrationAsync(elsewhere, HttpStatusCode.OK);

        await ana.PostAsync(Enrolment.Page + "/off");
        await AssertAdministrationAsync(ana, HttpStatusCode.Forbidden);
        await AssertAdministrationAsync(elsewhere, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task OtherRoles_WithSecondFactor_GainNothing()
    {
        using Enrolment own = await Enrolment.MakeAsync(_house, "trader", Roles.Trader);
        await AssertAdministrationAsync(own.Owner, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AdministratorsKey_HasNoSecondFactor_IsNotHeldToOne()
    {
        using HttpClient http = _house.Served.CreateDefaultClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", "admin-key");
        using HttpResponseMessage answer = await http.PostAsync("/api/websocket/connections/9999/retry", null);
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task AssertAdministrationAsync(Visitor visitor, HttpStatusCode status)
    {
        foreach (string path in Guarded)
        {
            Assert.Equal(status, (await visitor.GetAsync(path)).Status);
        }

        Answer form = await visitor.PostAsync("/admin/users/role", ("id", "nobody"), ("role", Roles.Viewer));
        Answer api = await visitor.SendBareAsync("/api/admin/subscriptions/refresh");
        bool isOpen = status == HttpStatusCode.OK;
        Assert.Equal(isOpen ? HttpStatusCode.OK : HttpStatusCode.Forbidden, form.Status);
        Assert.Equal(isOpen ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden, api.Status);
    }
}
