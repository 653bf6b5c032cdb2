using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Accounts;

public sealed class DenyByDefaultTests : IClassFixture<DenyByDefaultTests.SetUpApp>
{
    private static readonly string[] Anonymous = ["/healthz", "/invite", "/login", "/login/code", "/readyz", "/setup"];
    private readonly WebApp _app;

    public DenyByDefaultTests(SetUpApp app) => _app = app.App;

    [Fact]
    public void Endpoints_OpenToAll_AreTheAllowListAndStaticAssets()
    {
        IEnumerable<string> open = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(PathOf);
        Assert.Equal(Anonymous, open.Distinct().Order());
    }

    [Fact]
    public async Task Endpoints_EveryOther_RefuseStrangers()
    {
        RouteEndpoint[] closed = [.. Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)];
        Assert.Contains(closed, e => PathOf(e) == "/logout");
        Assert.Contains(closed, e => PathOf(e).StartsWith("/_blazor", StringComparison.Ordinal));
        using HttpClient http = _app.CreateClient();
        foreach (RouteEndpoint endpoint in closed)
        {
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
            {
                using HttpRequestMessage ask = new(new HttpMethod(method), PathOf(endpoint));
                using HttpResponseMessage answer = await http.SendAsync(ask);
                AssertRefused(answer, $"{method} {PathOf(endpoint)}");
            }
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard")]
    [InlineData("/no-such-page?x=1")]
    [InlineData("/replay/7/")]
    [InlineData("/replay/7/symbol/BTCUSDT?x=1")]
    public async Task Page_Stranger_IsSentToSignInAndBack(string path)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login?returnUrl=" + Uri.EscapeDataString(path), answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/api/scores")]
    [InlineData("/api/no/such/thing")]
    [InlineData("/replay/7/api/scores")]
    [InlineData("/REPLAY/x/API/scores")]
    public async Task Api_Stranger_Gets401AsProblem(string path)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"status\":401", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/hubs/any")]
    [InlineData("/replay/7/_blazor/negotiate")]
    [InlineData("/replay/7/hubs/market/negotiate")]
    public async Task LiveChannel_Stranger_Gets401(string path)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static void AssertRefused(HttpResponseMessage answer, string request)
    {
        bool sentToSignIn = answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.OriginalString.StartsWith("/login?returnUrl=", StringComparison.Ordinal);
        Assert.True(sentToSignIn || answer.StatusCode == HttpStatusCode.Unauthorized, $"{request} answered a stranger with {(int)answer.StatusCode}.");
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>();

    /// <summary>The endpoint's path with some text for each parameter.</summary>
    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
            segment => string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"))));

    public sealed class SetUpApp : IDisposable
    {
        public WebApp App { get; } = WebApp.WithAdministrator();

        public void Dispose() => App.Dispose();
    }
}
