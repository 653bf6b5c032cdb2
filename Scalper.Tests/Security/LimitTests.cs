using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Security;

/// <summary>S-20 on real sockets: what is too large, too much or too slow is refused or cut off.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Post_FiftyMegabytes_Is413BeforeTheyAreSent()
    {
        await using GuardedApp app = new();
        string answer = await Wire.AskAsync(
            app.Site, $"POST /login HTTP/1.1\r\nHost: {app.Site.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 52428800\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MoreThanTheLimitInChunks_Is413()
    {
        await using GuardedApp app = new(("Limits:BodyKilobytes", "4"));
        StringBuilder request = new($"POST /login HTTP/1.1\r\nHost: {app.Site.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 6; i++)
        {
            request.Append("400\r\n").Append('a', 0x400).Append("\r\n");
        }

        Assert.StartsWith("HTTP/1.1 413 ", await Wire.AskAsync(app.Site, request + "0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_TooMuchOfIt_IsRefused()
    {
        await using GuardedApp app = new();
        string host = $"Host: {app.Site.Authority}\r\n";
        string many = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n"));
        Assert.StartsWith("HTTP/1.1 431 ", await Wire.AskAsync(app.Site, $"GET /healthz HTTP/1.1\r\n{host}{many}\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await Wire.AskAsync(app.Site, $"GET /healthz HTTP/1.1\r\n{host}X: {new string('y', 20_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414 ", await Wire.AskAsync(app.Site, $"GET /{new string('y', 5_000)} HTTP/1.1\r\n{host}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_NeverComesToAnEnd_IsCutOff()
    {
        await using GuardedApp app = new(("Limits:HeaderSeconds", "1"));
        string answer = await Wire.AskAsync(app.Site, "GET /healthz HTTP/1.1\r\nHos");
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Connections_MoreThanTheLimit_AreClosedAndComeBackWithRoom()
    {
        await using GuardedApp app = new(("Limits:Connections", "10"));
        Uri site = app.Site;
        string request = $"GET /healthz HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n\r\n";
        List<Socket> idle = [];
        for (int i = 0; i < 10; i++)
        {
            idle.Add(await Wire.OpenAsync(site, CancellationToken.None));
        }

        // One more each time: on a busy machine the server closes some of those that say nothing before all are there.
        await EndToEnd.Wait.ForAsync(AskBesideOneMoreAsync, answer => answer.Length == 0);
        idle.ForEach(socket => socket.Dispose());
        await EndToEnd.Wait.ForAsync(() => Wire.AskAsync(site, request), answer => answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));

        async Task<string> AskBesideOneMoreAsync()
        {
            string answer = await Wire.AskAsync(site, request);
            idle.Add(await Wire.OpenAsync(site, CancellationToken.None));
            return answer;
        }
    }

    [Fact]
    public async Task Requests_TooManyOfAStranger_Get429WithAWaitAndAssetsAndHealthGoOn()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1"));
        using HttpClient http = app.CreateClient();
        using HttpResponseMessage page = await RefusedAsync(http, "/login");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Too many requests", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        AssertWait(page);

        using HttpResponseMessage api = await RefusedAsync(http, "/api/scores");
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        AssertWait(api);

        foreach (string path in new[] { "/healthz", "/css/account.css" })
        {
            for (int i = 0; i < 50; i++)
            {
                using HttpResponseMessage free = await http.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, free.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Requests_TooManyOfOneKey_LeaveTheOtherItsOwn()
    {
        await using GuardedApp app = new(("Limits:RequestsPerSecond", "1"));
        using HttpClient screen = app.CreateClient(), robot = app.CreateClient();
        screen.DefaultRequestHeaders.Add("X-Api-Key", GuardedApp.ViewerKey);
        robot.DefaultRequestHeaders.Add("X-Api-Key", GuardedApp.AdminKey);
        using HttpResponseMessage refused = await RefusedAsync(screen, "/api/scores");
        using HttpResponseMessage answer = await robot.GetAsync("/api/scores");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("198.51.100.7", "address:198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", "address:198.51.100.7")]
    [InlineData("2001:db8:1:2::1", "line:20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "line:20010DB800010002")]
    public void ClientOf_Stranger_IsItsAddressOrLine(string address, string client) =>
        Assert.Equal(client, RequestRates.ClientOf(new(), IPAddress.Parse(address)));

    [Fact]
    public void TokenBucket_Time_FillsItToTheBrimAndNoFurther()
    {
        ManualTime time = new();
        TokenBucket bucket = new(perSecond: 10, capacity: 20, time);
        Assert.Equal(20, Take());
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, Take());
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(20, Take());

        int Take()
        {
            int taken = 0;
            while (bucket.TryTake())
            {
                taken++;
            }

            return taken;
        }
    }

    // At one a second, ten at once: a few more pass while the test itself takes time.
    private static Task<HttpResponseMessage> RefusedAsync(HttpClient http, string path) =>
        EndToEnd.Wait.ForAsync(() => http.GetAsync(path), answer => answer.StatusCode == HttpStatusCode.TooManyRequests);

    private static void AssertWait(HttpResponseMessage answer) =>
        Assert.InRange(int.Parse(Assert.Single(answer.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
}
