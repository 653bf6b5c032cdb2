using System.Net;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Security;

/// <summary>S-22 for what requests carry: at the highest level the log holds no password, cookie, key or token.</summary>
public sealed class LogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log_AtItsHighestLevel_HoldsNoSecret()
    {
        await using AppProcess app = AppProcess.Start(
            "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--environment=Development", "--Sandbox:Enabled=true", "--Sandbox:MessagesPerSecond=10",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}",
            "--Api:Keys:0:Name=robot", "--Api:Keys:0:Key=CANARYRIGHTKEY",
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:Console:LogLevel:Default=Trace", "--Logging:File:LogLevel:Default=Trace", "--Logs:LinesPerCause=100000",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");
        string ready = await app.WaitForLineAsync("Scalper is ready: open ");
        Uri site = new(ready["Scalper is ready: open ".Length..]);
        CookieContainer cookies = new();
        using HttpClient http = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };

        using HttpResponseMessage wrong = await WebApp.SignInAsync(http, password: "CANARY password that is wrong");
        using HttpResponseMessage right = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        string[] values = [.. cookies.GetAllCookies().Select(cookie => cookie.Value)];
        Assert.NotEmpty(values);

        foreach ((string name, string value) in new[] { ("X-Api-Key", "CANARYRIGHTKEY"), ("X-Api-Key", "CANARYWRONGKEY"), ("Authorization", "Bearer CANARYBEARER"), ("RequestVerificationToken", "CANARYTOKEN") })
        {
            using HttpRequestMessage ask = new(HttpMethod.Post, "/api/websocket/connections/0/retry?token=CANARYQUERY");
            ask.Headers.Add(name, value);
            using HttpResponseMessage answer = await http.SendAsync(ask);
        }

        foreach (string path in new[] { "/?token=CANARYQUERY", "/setup?token=CANARYQUERY", "/login?returnUrl=%2F%3Ftoken%3DCANARYQUERY", "/api/scores?key=CANARYQUERY" })
        {
            using HttpResponseMessage answer = await http.GetAsync(path);
        }

        await Wire.AskAsync(site, $"GET / HTTP/1.1\r\nHost: {site.Authority}\r\nCookie : x=CANARYBROKEN\r\n\r\n");
        await Wire.AskAsync(site, "GET /?CANARYBROKEN=\0 HTTP/1.1\r\n\r\n");
        using (await HubClient.OpenSocketAsync(site, ("Cookie", cookies.GetCookieHeader(site)), ("Origin", site.GetLeftPart(UriPartial.Authority))))
        {
        }

        app.Interrupt();
        Assert.Equal(0, await app.WaitForExitAsync());
        string[] file = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "logs", "scalper.log"));
        Assert.Contains(file, line => line.Contains("\tTrace\tMicrosoft.AspNetCore.Routing.EndpointRoutingMiddleware", StringComparison.Ordinal));
        string[] log = [.. app.Output, .. app.Errors, .. file];
        Assert.Contains(log, line => line.Contains("trce:", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("EndpointRoutingMiddleware", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("CANARY", StringComparison.Ordinal) || line.Contains(WebApp.Password, StringComparison.Ordinal));
        Assert.All(values, value => Assert.DoesNotContain(log, line => line.Contains(value[..Math.Min(40, value.Length)], StringComparison.Ordinal)));
    }
}
