using System.Net;
using Microsoft.AspNetCore.Routing;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Security;

/// <summary>What a page of another site tries: to read over CORS (S-05), and to be the destination after signing in (S-15, F-93).</summary>
public sealed class ForeignSiteTests
{
    private static readonly string[] HostileAddresses =
    [
        "//evil.example", "///evil.example", "////evil.example/..", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https:evil.example", "http://evil.example/",
        "HTTPS://EVIL.EXAMPLE", "%2f%2fevil.example", "/%2fevil.example", "/%5cevil.example", "/%252fevil.example", "/%09/evil.example", "/\t/evil.example",
        "/\r\nLocation: https://evil.example", "/%0d%0aLocation:%20https://evil.example", "javascript:alert(1)", "data:text/html,x", "//evil.example%2f@localhost/",
        "/.//evil.example/..//evil.example\\", "~//evil.example", " //evil.example", "\u00a0//evil.example", "/\u0000/evil.example", "@evil.example", "evil.example",
    ];

    [Fact]
    public async Task SignIn_HostileReturnAddress_StaysOnTheSite()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1000"));
        foreach (string address in HostileAddresses)
        {
            using HttpClient http = app.CreateClient();
            using HttpResponseMessage answer = await WebApp.SignInAsync(http, path: "/login?returnUrl=" + Uri.EscapeDataString(address));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            string location = answer.Headers.Location!.OriginalString;
            Uri landed = new(new Uri("https://scalper.example/login"), location);
            Assert.True(landed.Host == "scalper.example" && landed.Scheme == "https" && location.StartsWith('/'), $"{address} led to {location}");
        }
    }

    [Fact]
    public async Task Cors_ForeignOrigin_IsAllowedNothingAnywhere()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1000"), ("Limits:RequestsPerSecond", "1000"));
        using HttpClient http = await app.SignInAsync();
        foreach (string path in app.Endpoints.Select(RoleMatrixTests.PathOf).Append("/css/account.css").Distinct())
        {
            foreach (string origin in new[] { "https://evil.example", "null" })
            {
                using HttpRequestMessage preflight = new(HttpMethod.Options, path);
                preflight.Headers.Add("Origin", origin);
                preflight.Headers.Add("Access-Control-Request-Method", "POST");
                preflight.Headers.Add("Access-Control-Request-Headers", "x-api-key");
                using HttpResponseMessage answer = await http.SendAsync(preflight, HttpCompletionOption.ResponseHeadersRead);
                Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
