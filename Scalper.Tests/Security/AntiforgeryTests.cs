using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Scalper.Tests.Accounts;

namespace Scalper.Tests.Security;

/// <summary>S-14: no change of state without a token of our own page, whatever the body calls itself.</summary>
public sealed class AntiforgeryTests : IAsyncLifetime
{
    // Live channels have the origin check instead; their negotiation and farewell change nothing of an account's.
    private static readonly string[] LiveChannels = ["/_blazor", "/hubs"];

    private static readonly (string? Type, string Body)[] Bodies =
    [
        (null, ""),
        ("application/x-www-form-urlencoded", "userName=eve&password=correct+horse+battery&repeated=correct+horse+battery"),
        ("application/x-www-form-urlencoded", "__RequestVerificationToken=forged&userName=eve"),
        ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"userName\"\r\n\r\neve\r\n--b--\r\n"),
        ("text/plain", "userName=eve&password=correct+horse+battery"),
        ("application/json", "{}"),
    ];

    private readonly GuardedApp _app = new(("Limits:RequestsPerSecond", "1000"));
    private HttpClient _http = default!;

    public async Task InitializeAsync() => _http = await _app.SignInAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task StateChange_CookieWithoutToken_IsRefusedWithoutEffect()
    {
        List<string> wrong = [];
        foreach (RouteEndpoint endpoint in _app.Endpoints.Where(e => !LiveChannels.Any(channel => RoleMatrixTests.PathOf(e).StartsWith(channel, StringComparison.Ordinal))))
        {
            foreach (string method in (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Except(["GET", "HEAD", "OPTIONS"]))
            {
                foreach ((string? type, string body) in Bodies)
                {
                    HttpStatusCode status = await SendAsync(method, RoleMatrixTests.PathOf(endpoint), type, body);
                    if (!IsRefusal(RoleMatrixTests.PathOf(endpoint), status))
                    {
                        wrong.Add($"{method} {RoleMatrixTests.PathOf(endpoint)} with {type ?? "no body"}: {(int)status}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(_app.Market.Retries);
        Assert.Null(_app.Market.Universe);
        Assert.True(await Session.IsSignedInAsync(_http));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task OtherMethods_OnRoutesThatChange_AreNotThere(string method)
    {
        foreach (string path in new[] { "/logout", "/login", "/api/websocket/connections/0/retry", "/api/admin/subscriptions/refresh", "/api/admin/symbols/BTCUSDT/resync" })
        {
            HttpStatusCode status = await SendAsync(method, path, null, "");
            Assert.True(status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{path}: {status}");
        }
    }

    // The form of a stranger without a token is shown again, empty-handed; nobody's second factor is awaited; the set-up is closed.
    private static bool IsRefusal(string path, HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.UnsupportedMediaType
        || (path == "/login" && status == HttpStatusCode.OK)
        || (path == "/login/code" && status == HttpStatusCode.Redirect)
        || (path == "/setup" && status == HttpStatusCode.NotFound);

    private async Task<HttpStatusCode> SendAsync(string method, string path, string? type, string body)
    {
        using HttpRequestMessage ask = new(new HttpMethod(method), path);
        if (type is not null)
        {
            ask.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        }

        using HttpResponseMessage answer = await _http.SendAsync(ask);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) && cookies.Any(c => c.Contains("Scalper.SignIn", StringComparison.Ordinal)));
        return answer.StatusCode;
    }
}
