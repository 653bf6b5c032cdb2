using System.Net;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Security;

namespace Scalper.Tests.Replays;

/// <summary>S-18 and S-20 at the addresses of a replay: they are no way round what live asks for.</summary>
public sealed class ReplayTransportTests : IAsyncLifetime
{
    private const string Listens = "Now listening on: ";
    private readonly TempFolder _folder = new();
    private AppProcess _app = default!;
    private Uri _plain = default!, _secure = default!;

    public async Task InitializeAsync()
    {
        _app = ReplayProcess.Start(
            _folder.Path, "--Urls=http://127.0.0.1:0;https://127.0.0.1:0", "--Limits:AnonymousPerSecond=1", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            $"--Kestrel:Certificates:Default:Path={TestCertificate.WriteTo(_folder.Path)}", $"--Kestrel:Certificates:Default:Password={TestCertificate.Password}");
        _secure = await ReplayProcess.AddressAsync(_app);
        Uri[] found = await Wait.ForAsync(() => Task.FromResult(ListenedOn()), a => a.Any(u => u.Scheme == "http"));
        _plain = found.First(a => a.Scheme == "http");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Ask_OverPlainHttpOrTooOften_IsRefusedAsLiveRefuses()
    {
        using HttpClient plain = Trusting(_plain), http = Trusting(_secure);
        using HttpResponseMessage sent = await plain.GetAsync("/replay/1/api/replay?x=1");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        Assert.Equal($"https://127.0.0.1:{_secure.Port}/replay/1/api/replay?x=1", sent.Headers.Location?.OriginalString);

        // Ten at once are allowed: what was asked of the replay counts for live.
        Assert.Contains(HttpStatusCode.TooManyRequests, await AskAsync(http, "/replay/1/api/replay", 40));
        Assert.Contains(HttpStatusCode.TooManyRequests, await AskAsync(http, "/api/scores", 5));
    }

    private static async Task<List<HttpStatusCode>> AskAsync(HttpClient http, string path, int times)
    {
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < times; i++)
        {
            using HttpResponseMessage answer = await http.GetAsync(path);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }

    private Uri[] ListenedOn() =>
        [.. _app.Output.Where(line => line.Contains(Listens, StringComparison.Ordinal)).Select(line => new Uri(line[(line.IndexOf(Listens, StringComparison.Ordinal) + Listens.Length)..]))];

    private static HttpClient Trusting(Uri address) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    })
    {
        BaseAddress = address,
    };
}
