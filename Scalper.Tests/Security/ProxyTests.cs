using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Scalper.Tests.Hosting;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Tests.Security;

/// <summary>Forwarded headers over real sockets: believed from the proxies in the settings, and from nobody else.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("", "203.0.113.9", "127.0.0.1 http 127.0.0.1")]
    [InlineData("10.0.0.0/8, 192.168.1.7", "203.0.113.9", "127.0.0.1 http 127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9 https scalper.example")]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9 https scalper.example")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9 https scalper.example")]
    [InlineData("127.0.0.1, 203.0.113.0/24", "198.51.100.1, 203.0.113.9", "198.51.100.1 https scalper.example")]
    [InlineData("127.0.0.1", "not an address", "127.0.0.1 http 127.0.0.1")]
    public async Task Request_ForwardedHeaders_CountFromTrustedProxiesOnly(string trusted, string forwardedFor, string seen)
    {
        // The framework's own switch, which by itself believes everybody, changes nothing.
        foreach (string switched in new[] { "--FORWARDEDHEADERS_ENABLED=false", "--FORWARDEDHEADERS_ENABLED=true" })
        {
            await using WebApplication app = Build(trusted, switched);
            await app.StartAsync();
            using HttpClient http = new() { BaseAddress = new Uri(app.Urls.Single()) };
            http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https, https");
            http.DefaultRequestHeaders.Add("X-Forwarded-Host", "scalper.example, scalper.example");
            Assert.Equal(seen, await http.GetStringAsync("/"));
        }
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.5/8")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.1, all")]
    public void Trusted_NoAddress_IsRefusedWithWhatWasExpected(string text)
    {
        SettingsReader reader = ReaderOf(text);
        reader.Read<ProxyOptions>("Proxy");
        Assert.Equal(
            [$"Proxy:Trusted = '{text}': expected IP addresses such as 10.0.0.5 and ranges such as 10.0.0.0/8, separated by commas; no range of all addresses."],
            reader.Faults);
    }

    [Fact]
    public async Task SpoofedHeaders_WholeApplication_ChangeNeitherSchemeNorAddress()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1"));
        _ = app.Site;
        using HttpClient http = app.CreateClient();
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 30; i++)
        {
            using HttpRequestMessage ask = Forwarded(i);
            using HttpResponseMessage answer = await http.SendAsync(ask);
            answers.Add(answer.StatusCode);
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
            Assert.DoesNotContain("__Host-", string.Join(';', answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []), StringComparison.Ordinal);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task TrustedProxy_WholeApplication_EachClientCountsForItselfAndCookiesAreSecure()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1"), ("Proxy:Trusted", "127.0.0.1"));
        _ = app.Site;
        using HttpClient http = app.CreateClient();
        for (int i = 0; i < 30; i++)
        {
            using HttpRequestMessage ask = Forwarded(i);
            using HttpResponseMessage answer = await http.SendAsync(ask);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
            Assert.StartsWith("__Host-Scalper.Form=", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        }
    }

    private static HttpRequestMessage Forwarded(int client)
    {
        HttpRequestMessage ask = new(HttpMethod.Get, "/login");
        ask.Headers.Add("X-Forwarded-For", $"203.0.113.{client}");
        ask.Headers.Add("X-Forwarded-Proto", "https");
        ask.Headers.Add("X-Forwarded-Host", "scalper.example");
        return ask;
    }

    private static WebApplication Build(string trusted, string switched)
    {
        WebApplicationBuilder builder = WebHost.CreateBuilder(["--Urls=http://127.0.0.1:0", switched]);
        builder.Logging.ClearProviders();
        SettingsReader reader = ReaderOf(trusted);
        builder.Services.AddTrustedProxies(reader.Read<ProxyOptions>("Proxy"));
        Assert.Empty(reader.Faults);
        WebApplication app = builder.Build();
        app.UseTrustedProxies();
        app.MapGet("/", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host.Host}");
        return app;
    }

    private static SettingsReader ReaderOf(string trusted) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Proxy:Trusted", (string?)trusted)]).Build());
}
