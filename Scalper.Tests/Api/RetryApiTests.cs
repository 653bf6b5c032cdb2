using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.Accounts;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components;
using Scalper.Web.Data;

namespace Scalper.Tests.Api;

/// <summary>The whole application over a fake engine: who may make a connection try again.</summary>
public sealed class RetryApiTests : IDisposable
{
    private const string Route = "/api/websocket/connections/0/retry";
    private const string PlainUser = "bob";

    private readonly FakeMarket _market = new();
    private readonly WebApp _app = WebApp.WithAdministrator(
        ("Api:Keys:0:Name", "screen"), ("Api:Keys:0:Key", "viewer-key"),
        ("Api:Keys:1:Name", "robot"), ("Api:Keys:1:Key", "admin-key"), ("Api:Keys:1:Role", "Admin"));

    private readonly WebApplicationFactory<App> _served;

    public RetryApiTests() => _served = _app.WithWebHostBuilder(
        builder => builder.ConfigureTestServices(services => services.AddSingleton<IMarket>(_market)));

    public void Dispose()
    {
        _served.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Retry_Stranger_Is401() => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_served.CreateClient()));

    [Theory]
    [InlineData("viewer-key", HttpStatusCode.Forbidden, 0)]
    [InlineData("unknown-key", HttpStatusCode.Unauthorized, 0)]
    [InlineData("admin-key", HttpStatusCode.NoContent, 1)]
    public async Task Retry_Key_NeedsTheRoleOfAnAdministrator(string key, HttpStatusCode status, int retries)
    {
        using HttpClient http = _served.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(status, await AskAsync(http));
        Assert.Equal(retries, _market.Retries.Count);
    }

    [Fact]
    public async Task Retry_PlainUser_Is403()
    {
        await AddPlainUserAsync();
        CookieContainer cookies = new();
        using HttpClient http = await SignedInAsync(cookies, PlainUser);
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(http, await TokenAsync(cookies, PlainUser)));
        Assert.Empty(_market.Retries);
    }

    [Fact]
    public async Task Retry_AdministratorWithoutToken_Is400()
    {
        using HttpClient http = await SignedInAsync(new CookieContainer());
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(http));
        Assert.Empty(_market.Retries);
    }

    [Fact]
    public async Task Retry_Administrator_IsDoneInTheirName()
    {
        CookieContainer cookies = new();
        using HttpClient http = await SignedInAsync(cookies);
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync(http, await TokenAsync(cookies, WebApp.UserName)));
        Assert.Equal([(0, "ana asked")], _market.Retries);
        AuditRow written = (await _served.Services.GetRequiredService<AuditLog>().ReadAsync(AuditKind.Operation, before: null)).Single();
        Assert.Equal((AuditAct.ConnectionRetried, "ana", "connection 0"), (written.Act, written.Who, written.What));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("first")]
    public async Task Retry_UnknownConnection_Is404ThatNamesIt(string index)
    {
        using HttpClient http = _served.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", "admin-key");
        using HttpResponseMessage answer = await http.PostAsync($"/api/websocket/connections/{index}/retry", null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"Connection '{index}' is not known", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string? token = null)
    {
        using HttpRequestMessage ask = new(HttpMethod.Post, Route);
        if (token is not null)
        {
            ask.Headers.Add("RequestVerificationToken", token);
        }

        using HttpResponseMessage answer = await http.SendAsync(ask);
        return answer.StatusCode;
    }

    private async Task<HttpClient> SignedInAsync(CookieContainer cookies, string userName = WebApp.UserName)
    {
        HttpClient http = _served.CreateDefaultClient(new CookieContainerHandler(cookies));
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, userName);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return http;
    }

    private async Task<string> TokenAsync(CookieContainer cookies, string userName) =>
        await FormTokens.ForAsync(_served, cookies.GetCookieHeader(_served.ClientOptions.BaseAddress), userName);

    private async Task AddPlainUserAsync()
    {
        using IServiceScope scope = _served.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Account account = new() { UserName = PlainUser };
        Assert.True((await accounts.CreateAsync(account, WebApp.Password)).Succeeded);
        Assert.True((await accounts.AddToRoleAsync(account, Roles.Viewer)).Succeeded);
    }
}
