using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Every account route, walked: by the wrong roles, without the antiforgery token, and by GET.</summary>
public sealed class AdminAccessTests(AccountHouse house) : IClassFixture<AccountHouse>
{
    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Trader)]
    public async Task Administration_OtherRoles_Get403AndChangeNothing(string role)
    {
        using Visitor visitor = await house.WelcomeAsync("only-" + role, role);
        string id = await house.IdOfAsync("only-" + role), before = await StateAsync();
        (string Path, bool IsForm)[] routes = [.. Routes().Where(r => r.Path.StartsWith("/admin", StringComparison.Ordinal))];
        Assert.Equal(21, routes.Length);
        foreach ((string path, bool isForm) in routes)
        {
            Answer answer = isForm ? await visitor.PostAsync(path, ("id", id), ("role", Roles.Admin), ("note", "me"), ("name", "me")) : await visitor.GetAsync(path);
            Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{path} answered a {role} with {answer.Status}.");
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task EveryForm_WithoutAntiforgeryToken_Is400AndChangesNothing()
    {
        using Visitor ana = await house.SignInAsync();
        string id = await house.MakeAsync("unharmed"), before = await StateAsync();
        (string Path, bool IsForm)[] forms = [.. Routes().Where(r => r.IsForm && (r.Path.StartsWith("/admin", StringComparison.Ordinal) || r.Path.StartsWith("/account", StringComparison.Ordinal)))];
        Assert.Equal(20, forms.Length);
        foreach ((string path, _) in forms)
        {
            Answer answer = await ana.SendBareAsync(
                path, ("id", id), ("role", Roles.Admin), ("note", "me"), ("name", "me"), ("days", "1"), ("zone", "UTC"), ("colours", "RedGreen"),
                ("present", Hosting.WebApp.Password), ("password", "four words more than before"), ("repeated", "four words more than before"));
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{path} answered a form without token with {answer.Status}.");
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task EveryForm_TokenOfAnotherAccount_Is400()
    {
        using Visitor eve = await house.WelcomeAsync("eve-token"), ana = await house.SignInAsync();
        string foreign = (await eve.OpenAsync("/account")).FormToken!;
        Answer answer = await ana.SendBareAsync("/admin/users/invite", ("note", "me"), ("role", Roles.Admin), ("__RequestVerificationToken", foreign));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task EveryForm_ByGet_IsNoPageAndChangesNothing()
    {
        using Visitor ana = await house.SignInAsync();
        string id = await house.MakeAsync("unread"), before = await StateAsync();
        HashSet<string> pages = [.. Routes().Where(r => !r.IsForm).Select(r => r.Path)];
        foreach ((string path, _) in Routes().Where(r => r.IsForm && !pages.Contains(r.Path)))
        {
            Answer answer = await ana.GetAsync($"{path}?id={id}&role=Admin&note=me&name=me&days=1");
            Assert.Contains(answer.Status, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
        }

        Assert.Equal(before, await StateAsync());
    }

    // The routes of account pages; true for those that take a form.
    private IEnumerable<(string Path, bool IsForm)> Routes() =>
        from endpoint in house.Served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText ?? ""
        where path.StartsWith("/admin", StringComparison.Ordinal) || path.StartsWith("/account", StringComparison.Ordinal)
            || path.StartsWith("/log", StringComparison.Ordinal) || path.StartsWith("/invite", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        where method is "GET" or "POST"
        select (path.TrimEnd('/'), method == "POST");

    private Task<string> StateAsync() => house.ReadAsync(async db => string.Join(';',
        string.Join(',', await db.Users.OrderBy(u => u.UserName).Select(u => u.UserName + u.IsBarred + u.TwoFactorEnabled + u.SecurityStamp).ToListAsync()),
        string.Join(',', await db.UserRoles.OrderBy(r => r.UserId).Select(r => r.UserId + r.RoleId).ToListAsync()),
        string.Join(',', await db.Sessions.OrderBy(s => s.Id).Select(s => s.Id + s.ProvedMs).ToListAsync()),
        await db.Invites.CountAsync(), await db.ApiKeys.CountAsync(), await db.Screens.CountAsync()));
}
