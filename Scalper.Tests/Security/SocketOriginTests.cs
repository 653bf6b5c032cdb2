using System.Net;
using System.Net.WebSockets;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Security;

/// <summary>S-02 and S-04: who gets a web socket, on real ones.</summary>
public sealed class SocketOriginTests(SocketOriginTests.Running running) : IClassFixture<SocketOriginTests.Running>
{
    private const string None = "(none)", Own = "(own)";

    [Theory]
    [InlineData("/hubs/market")]
    [InlineData("/_blazor")]
    public async Task Connect_GoodCookie_NeedsThePagesOwnOrigin(string path)
    {
        string cookie = await running.App.CookieAsync();
        Uri site = running.App.Site;
        string[] foreign =
        [
            None, "null", "https://evil.example", $"http://{site.Host}", $"http://{site.Host}:{site.Port + 1}", $"http://{site.Authority}.evil.example",
            $"http://evil.example:{site.Port}", $"http://{site.Authority}@evil.example", "file://", "not an address", $"ws://{site.Authority}",
        ];
        foreach (string origin in foreign)
        {
            Assert.True(HttpStatusCode.Forbidden == await ConnectAsync(path, origin, ("Cookie", cookie)), origin);
        }

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(path, Own, ("Cookie", cookie)));
    }

    [Theory]
    [InlineData("/hubs/market", None, HttpStatusCode.SwitchingProtocols)]
    [InlineData("/hubs/market", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("/_blazor", None, HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor", Own, HttpStatusCode.Unauthorized)]
    public async Task Connect_Key_NeedsNoOriginAndOpensTheHubAlone(string path, string origin, HttpStatusCode status) =>
        Assert.Equal(status, await ConnectAsync(path, origin, (HubClient.KeyHeader, GuardedApp.ViewerKey)));

    [Fact]
    public async Task Connect_KeyBesideACookie_OnLivePagesIsNoWayRoundTheOrigin() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await ConnectAsync("/_blazor", None, ("Cookie", await running.App.CookieAsync()), (HubClient.KeyHeader, GuardedApp.ViewerKey)));

    [Theory]
    [InlineData("/hubs/market")]
    [InlineData("/_blazor")]
    public async Task Connect_Stranger_Gets401(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(path, Own));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(path, None));
    }

    [Theory]
    [InlineData("/hubs/market/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task Negotiate_Stranger_Gets401(string path)
    {
        using HttpClient http = running.App.CreateClient();
        using HttpResponseMessage answer = await http.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "text/event-stream")]
    [InlineData("GET", "*/*")]
    [InlineData("POST", "*/*")]
    public async Task LivePage_OverAnotherTransport_IsRefused(string method, string accept)
    {
        using HttpClient http = await running.App.SignInAsync();
        using HttpResponseMessage negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        string id = System.Text.Json.Nodes.JsonNode.Parse(await negotiated.Content.ReadAsStringAsync())!["connectionToken"]!.GetValue<string>();
        foreach (string? origin in new[] { null, running.App.Site.GetLeftPart(UriPartial.Authority) })
        {
            using HttpRequestMessage ask = new(new HttpMethod(method), $"/_blazor?id={id}");
            ask.Headers.TryAddWithoutValidation("Accept", accept);
            ask.Headers.TryAddWithoutValidation("Origin", origin);
            using HttpResponseMessage answer = await http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private async Task<HttpStatusCode> ConnectAsync(string path, string origin, params (string Name, string Value)[] headers)
    {
        using ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin != None)
        {
            socket.Options.SetRequestHeader("Origin", origin == Own ? running.App.Site.GetLeftPart(UriPartial.Authority) : origin);
        }

        foreach ((string name, string value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(running.App.Site) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    public sealed class Running : IAsyncLifetime
    {
        public Task InitializeAsync() => Task.FromResult(App.Site);

        public GuardedApp App { get; } = new(("Limits:RequestsPerSecond", "1000"), ("Limits:AnonymousPerSecond", "1000"));

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
