using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Endpoints;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Live;
using Scalper.Web.Settings;

namespace Scalper.Tests.Accounts;

/// <summary>Keys and roles over two endpoints of an application made of the same parts.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebHost.CreateBuilder(
        [
            $"--Storage:Directory={_folder.Path}",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}",
            "--Api:Keys:0:Name=screen", "--Api:Keys:0:Key=viewer-key",
            "--Api:Keys:1:Name=robot", "--Api:Keys:1:Key=admin-key", "--Api:Keys:1:Role=admin",
        ]);
        SettingsReader settings = new(builder.Configuration);
        builder.AddStorage(settings);
        builder.AddAccounts(settings);
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(new AppProfile("sandbox", IsSandbox: true, "A market made up by the test."));
        builder.WebHost.UseTestServer();
        settings.ThrowIfWrong();
        _app = builder.Build();
        await _app.PrepareStorageAsync();
        await _app.PrepareAccountsAsync();
        _app.UseRouting();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapAccounts();
        _app.MapGet("/api/view", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization(Policies.Viewer);
        _app.MapGet("/api/change", () => "changed").RequireAuthorization(Policies.Admin);
        _app.MapGet("/page", () => "page");
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/api/view", "viewer-key", HttpStatusCode.OK)]
    [InlineData("/api/view", "admin-key", HttpStatusCode.OK)]
    [InlineData("/api/change", "admin-key", HttpStatusCode.OK)]
    [InlineData("/api/change", "viewer-key", HttpStatusCode.Forbidden)]
    [InlineData("/api/view", "Viewer-Key", HttpStatusCode.Unauthorized)]
    [InlineData("/api/view", "viewer-ke", HttpStatusCode.Unauthorized)]
    [InlineData("/api/view", "", HttpStatusCode.Unauthorized)]
    public async Task Api_Key_OpensWhatItsRoleAllows(string path, string key, HttpStatusCode status)
    {
        using HttpClient http = _app.GetTestClient();
        using HttpResponseMessage answer = await GetAsync(http, path, key);
        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Api_Key_SpeaksInItsName()
    {
        using HttpClient http = _app.GetTestClient();
        using HttpResponseMessage answer = await GetAsync(http, "/api/view", "viewer-key");
        Assert.Equal("screen", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Page_Key_IsNoWayIn()
    {
        using HttpClient http = _app.GetTestClient();
        using HttpResponseMessage answer = await GetAsync(http, "/page", "admin-key");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Api_Cookie_OpensTheSameEndpointsAndAWrongKeyBesideItDoesNot()
    {
        using HttpClient http = new(new CookieContainerHandler { InnerHandler = _app.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
        using HttpResponseMessage signedIn = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        using HttpResponseMessage byCookie = await http.GetAsync("/api/change");
        using HttpResponseMessage byWrongKey = await GetAsync(http, "/api/change", "wrong");
        Assert.Equal(HttpStatusCode.OK, byCookie.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, byWrongKey.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string key)
    {
        using HttpRequestMessage ask = new(HttpMethod.Get, path);
        ask.Headers.TryAddWithoutValidation("X-Api-Key", key);
        return await http.SendAsync(ask);
    }
}
