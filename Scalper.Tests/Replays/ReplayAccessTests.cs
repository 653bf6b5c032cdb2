using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replays;

/// <summary>S-01 to S-04, S-11, S-14, S-15 and S-19 at the addresses of a replay.</summary>
[Collection(ReplayTestGroup.Name)]
public sealed partial class ReplayAccessTests(ReplayProcess process)
{
    [Theory]
    [InlineData("/replay/1/")]
    [InlineData("/replay/1/symbol/BTCUSDT?x=1")]
    [InlineData("/replay/7/", HttpStatusCode.NotFound)]
    public async Task Get_PageByAStranger_LeadsToSignInAndBack(string path, HttpStatusCode then = HttpStatusCode.OK)
    {
        using HttpClient http = process.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login?returnUrl=" + Uri.EscapeDataString(path), answer.Headers.Location?.OriginalString);
        using HttpResponseMessage signedIn = await WebApp.SignInAsync(http, path: answer.Headers.Location!.OriginalString);
        Assert.Equal(path, signedIn.Headers.Location?.OriginalString);
        using HttpResponseMessage page = await http.GetAsync(path);
        Assert.Equal(then, page.StatusCode);
        Assert.Contains(then == HttpStatusCode.OK ? "<base href=\"/replay/1/\"" : "Replay 7 is not open", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/replay/1/api/replay")]
    [InlineData("GET", "/replay/1/api/scores")]
    [InlineData("GET", "/replay/1/api/replay/moment?symbol=AAAUSDT")]
    [InlineData("POST", "/replay/1/api/replay/pause")]
    [InlineData("POST", "/replay/1/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/replay/1/hubs/market/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/replay/7/api/replay")]
    [InlineData("POST", "/replay/7/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/replay/7/hubs/market/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/api/replays?at=0")]
    [InlineData("DELETE", "/api/replays/1")]
    public async Task Ask_ByAStranger_Gets401(string method, string path)
    {
        using HttpClient http = process.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(http, method, path));
    }

    [Theory]
    [InlineData("POST", "/replay/1/api/replay/pause")]
    [InlineData("POST", "/api/replays?at=0")]
    [InlineData("DELETE", "/api/replays/1")]
    public async Task Change_WithoutTheTokenOfAPage_IsRefused(string method, string path)
    {
        using HttpClient http = await process.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(http, method, path));
    }

    [Theory]
    [InlineData("POST", "/replay/1/api/admin/subscriptions/refresh")]
    [InlineData("POST", "/replay/1/api/admin/recordings/verify")]
    [InlineData("POST", "/replay/1/api/websocket/connections/0/retry")]
    [InlineData("GET", "/replay/1/api/monitor/logs")]
    [InlineData("POST", "/replay/1/api/replay/play")]
    [InlineData("POST", "/replay/1/api/replay/pause")]
    [InlineData("POST", "/replay/1/api/replay/speed?to=2")]
    [InlineData("POST", "/replay/1/api/replay/seek?at=0")]
    [InlineData("POST", "/replay/1/api/replay/step")]
    [InlineData("POST", "/replay/1/api/replay/jump")]
    [InlineData("POST", "/replay/1/api/replay/loop")]
    [InlineData("POST", "/api/replays?at=0")]
    [InlineData("DELETE", "/api/replays/1")]
    public async Task Ask_AdministratorsRouteWithAViewersKey_IsRefused(string method, string path)
    {
        using HttpClient http = process.CreateViewerKeyClient();
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(http, method, path));
    }

    [Theory]
    [InlineData("/replay/1/api/replay")]
    [InlineData("/replay/1/api/scores")]
    [InlineData("/replay/1/api/replay/moment?symbol=AAAUSDT")]
    [InlineData("/api/replays")]
    public async Task Get_WithAViewersKey_IsAnswered(string path)
    {
        using HttpClient http = process.CreateViewerKeyClient();
        Assert.Equal(HttpStatusCode.OK, await SendAsync(http, "GET", path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/api/scores")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/css/app.css")]
    public async Task Get_Anything_CarriesTheHeadersOfLive(string path)
    {
        using HttpClient http = await process.SignInAsync();
        using HttpResponseMessage live = await http.GetAsync(path);
        using HttpResponseMessage replayed = await http.GetAsync("/replay/1" + path);
        Assert.Equal(live.StatusCode, replayed.StatusCode);
        Assert.Equal(HeadersOf(live), HeadersOf(replayed));
        Assert.Equal("1", Assert.Single(replayed.Headers.GetValues("Scalper-Replay")));
    }

    [Fact]
    public async Task Get_Page_MarksItsInlineBlockWithANonceOfItsOwn()
    {
        using HttpClient http = await process.SignInAsync();
        HashSet<string> nonces = [];
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage answer = await http.GetAsync("/replay/1/");
            string nonce = InlineScript().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
            Assert.Contains($"script-src 'self' 'nonce-{nonce}'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.True(nonces.Add(nonce), nonce);
        }
    }

    [Theory]
    [InlineData("/replay/1/hubs/market")]
    [InlineData("/replay/1/_blazor")]
    public async Task Connect_GoodCookie_NeedsThePagesOwnOrigin(string path)
    {
        CookieContainer cookies = new();
        using HttpClient http = await process.SignInAsync(cookies);
        string cookie = cookies.GetCookieHeader(process.Address), own = process.Address.GetLeftPart(UriPartial.Authority);
        foreach (string? foreign in new[] { null, "null", "https://evil.example", $"http://127.0.0.1:{process.Address.Port + 1}" })
        {
            Assert.True(HttpStatusCode.Forbidden == await ConnectAsync(path, foreign, ("Cookie", cookie)), foreign);
        }

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(path, own, ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(path, own));
    }

    [Fact]
    public async Task SignOut_OnLive_EndsAccessAndSocketsOfTheReplay()
    {
        CookieContainer cookies = new();
        using HttpClient http = await process.SignInAsync(cookies);
        string cookie = cookies.GetCookieHeader(process.Address);
        using ClientWebSocket replayed = await OpenAsync("/replay/1/hubs/market", process.Address.GetLeftPart(UriPartial.Authority), ("Cookie", cookie));
        await replayed.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);

        string page = await http.GetStringAsync("/account");
        string token = FormToken().Match(page).Groups[1].Value;
        using HttpResponseMessage left = await WebApp.PostAsync(http, "/logout", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);

        using HttpClient kept = process.CreateClient();
        kept.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(kept, "GET", "/replay/1/api/scores"));
        await AssertEndsAsync(replayed);
    }

    private static async Task AssertEndsAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, deadline.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut off without a word.
        }
    }

    private static string[] HeadersOf(HttpResponseMessage answer) =>
    [
        .. answer.Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Scalper-Replay" or "Content-Length" or "Set-Cookie" or "ETag" or "Last-Modified" or "Transfer-Encoding"))
            .Select(h => $"{h.Key}: {Nonce().Replace(string.Join(", ", h.Value), "")}").Order(StringComparer.Ordinal),
    ];

    private static async Task<HttpStatusCode> SendAsync(HttpClient http, string method, string path)
    {
        using HttpRequestMessage ask = new(new HttpMethod(method), path);
        using HttpResponseMessage answer = await http.SendAsync(ask);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> ConnectAsync(string path, string? origin, params (string Name, string Value)[] headers)
    {
        using ClientWebSocket socket = await OpenAsync(path, origin, headers);
        return socket.HttpStatusCode;
    }

    private async Task<ClientWebSocket> OpenAsync(string path, string? origin, params (string Name, string Value)[] headers)
    {
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        foreach ((string name, string value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(process.Address) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket;
    }

    [GeneratedRegex("<script[^>]*type=\"importmap\"[^>]*nonce=\"([^\"]+)\"")]
    private static partial Regex InlineScript();

    [GeneratedRegex("'nonce-[^']+'")]
    private static partial Regex Nonce();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
