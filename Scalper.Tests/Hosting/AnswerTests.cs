using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;

namespace Scalper.Tests.Hosting;

public sealed class AnswerTests : IDisposable
{
    private readonly WebApp _app = WebApp.WithAdministrator();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/login")]
    [InlineData("/css/account.css")]
    [InlineData("/api/scores")]
    public async Task Get_Anything_CarriesTheSecurityHeaders(string path)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/login", HttpStatusCode.OK)]
    [InlineData("/setup", HttpStatusCode.NotFound)]
    [InlineData("/api/scores", HttpStatusCode.Unauthorized)]
    public async Task Head_WhereGetIsMapped_HasTheStatusOfGet(string path, HttpStatusCode status)
    {
        using HttpClient http = _app.CreateClient(new() { AllowAutoRedirect = false });
        using HttpRequestMessage head = new(HttpMethod.Head, path);
        using HttpResponseMessage answer = await http.SendAsync(head);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Head_ApiSignedIn_IsAnswered()
    {
        using HttpClient http = await _app.CreateSignedInClientAsync();
        using HttpRequestMessage head = new(HttpMethod.Head, "/api/scores");
        using HttpResponseMessage answer = await http.SendAsync(head);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Get_OverASocket_NamesNoServer()
    {
        _app.ListenOnSocket();
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync("/healthz");
        Assert.Equal("ok", await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Headers.Server);
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task Negotiate_OriginOfAPage_MustBeOurs(string origin, HttpStatusCode status)
    {
        using HttpClient http = await _app.CreateSignedInClientAsync();
        using HttpRequestMessage ask = new(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        ask.Headers.Add("Origin", origin);
        using HttpResponseMessage answer = await http.SendAsync(ask);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task BlazorScript_IsServed()
    {
        using HttpClient http = _app.CreateClient();
        Assert.True((await http.GetByteArrayAsync("/_framework/blazor.web.js")).Length > 100_000);
    }

    [Fact]
    public async Task UnknownPage_SignedIn_Is404WithAPage()
    {
        using HttpClient http = await _app.CreateSignedInClientAsync();
        using HttpResponseMessage answer = await http.GetAsync("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Page not found", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownApi_SignedIn_Is404WithAProblem()
    {
        using HttpClient http = await _app.CreateSignedInClientAsync();
        using HttpResponseMessage answer = await http.GetAsync("/api/no-such-thing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(EngineStatus.Starting, HttpStatusCode.ServiceUnavailable)]
    [InlineData(EngineStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(EngineStatus.Down, HttpStatusCode.OK)]
    public async Task Ready_EngineStatus_DecidesTheCode(EngineStatus status, HttpStatusCode code)
    {
        using WebApplicationFactory<Web.Components.App> app = _app.WithWebHostBuilder(
            web => web.ConfigureTestServices(services => services.AddSingleton<IMarket>(new StillMarket(status))));
        using HttpClient http = app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync("/readyz");
        Assert.Equal(code, answer.StatusCode);
    }
}
