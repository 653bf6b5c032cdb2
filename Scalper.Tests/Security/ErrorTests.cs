using System.Net;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scalper.Tests.Hubs;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Security;

/// <summary>What fails says so to the log alone: no stack trace, no version, no name of a part reaches a client.</summary>
public sealed class ErrorTests
{
    private const string Secret = "detail for the log";

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Request_EngineThrows_TellsNothing(string environment)
    {
        await using GuardedApp app = new(environment, ("DetailedErrors", "true"));
        app.Market.Detail = _ => throw new InvalidOperationException(Secret);
        _ = app.Site;
        using HttpClient http = app.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", GuardedApp.ViewerKey);
        using HttpResponseMessage answer = await http.GetAsync("/api/symbol/AUSDT/book");
        string body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        AssertTellsNothing(answer, body);
        Assert.Contains(app.Log.At(Microsoft.Extensions.Logging.LogLevel.Error), line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HEAD /login HTTP/1.0\r\n\r\n")]
    [InlineData("GET /healthz HTTP/1.0\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    public async Task Request_WithoutAHost_IsAnsweredAsAnyOther(string request)
    {
        await using GuardedApp app = new();
        Assert.StartsWith("HTTP/1.1 200 ", await Wire.AskAsync(app.Site, request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/login", "text/html")]
    [InlineData("/api/scores", "application/problem+json")]
    [InlineData("/nothing", "text/html")]
    public async Task Request_HostThatIsNoAddress_IsRefused(string path, string type)
    {
        await using GuardedApp app = new();
        foreach (string host in new[] { "127(0.0.1:36391", "a..b", "[::1", "a:b", "(" })
        {
            string answer = await Wire.AskAsync(app.Site, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
            if (host.StartsWith("127", StringComparison.Ordinal))
            {
                Assert.Contains($"Content-Type: {type}", answer, StringComparison.Ordinal);
                Assert.Contains("Host: expected a name or an address", answer, StringComparison.Ordinal);
            }
        }

        Assert.Empty(app.Log.At(Microsoft.Extensions.Logging.LogLevel.Error));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Details_EveryEnvironment_AreOff(string environment)
    {
        await using GuardedApp app = new(environment, ("DetailedErrors", "true"));
        Assert.False(app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DetailedErrors);
        Assert.False(app.Services.GetRequiredService<IOptions<HubOptions>>().Value.EnableDetailedErrors);
        Assert.NotEqual(true, app.Services.GetRequiredService<IOptions<HubOptions<MarketHub>>>().Value.EnableDetailedErrors);
    }

    [Fact]
    public async Task Hub_EngineThrows_TellsNothing()
    {
        await using GuardedApp app = new();
        app.Market.Columns = _ => throw new InvalidOperationException(Secret);
        await using HubConnection connection = await HubClient.ConnectAsync(app.Site, (HubClient.KeyHeader, GuardedApp.ViewerKey));
        HubException fault = await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (byte[] _ in connection.StreamAsync<byte[]>("Columns", "AUSDT", null))
            {
            }
        });
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/login")]
    [InlineData("/api/symbol/NOPE/book")]
    public async Task Answer_AnyPath_NamesNoServerAndNoVersion(string path)
    {
        await using GuardedApp app = new();
        _ = app.Site;
        using HttpClient http = await app.SignInAsync();
        using HttpResponseMessage answer = await http.GetAsync(path);
        AssertTellsNothing(answer, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n")]
    public async Task Malformed_Request_IsRefusedWithoutAWord(string request)
    {
        await using GuardedApp app = new();
        string answer = await Wire.AskAsync(app.Site, request);
        Assert.Matches("^HTTP/1.1 (400|505) ", answer);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    private static void AssertTellsNothing(HttpResponseMessage answer, string body)
    {
        Assert.Empty(answer.Headers.Server);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("X-Powered", StringComparison.OrdinalIgnoreCase) || header.Key.Contains("Version", StringComparison.OrdinalIgnoreCase));
        foreach (string word in new[] { Secret, "Exception", "   at ", "Microsoft.", "Kestrel", "System." })
        {
            Assert.DoesNotContain(word, body, StringComparison.Ordinal);
        }
    }
}
