using System.Net;
using System.Net.Sockets;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Security;

/// <summary>S-18 and S-10: TLS as users run it, a process of its own with a certificate of the test.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private const string Listens = "Now listening on: ";

    private readonly TempFolder _folder = new();
    private AppProcess _app = default!;
    private Uri _plain = default!, _secure = default!;

    public async Task InitializeAsync()
    {
        _app = AppProcess.Start(
            "--Urls=http://127.0.0.1:0;https://127.0.0.1:0",
            $"--Storage:Directory={_folder.Path}/data",
            $"--Kestrel:Certificates:Default:Path={TestCertificate.WriteTo(_folder.Path)}",
            $"--Kestrel:Certificates:Default:Password={TestCertificate.Password}",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}",
            $"--Accounts:Bootstrap:Password={WebApp.Password}",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            "--Sandbox:Enabled=true");
        await _app.WaitForLineAsync("Scalper is ready");

        // The log's lines go their own way to the same output.
        Uri[] addresses = await Wait.ForAsync(() => Task.FromResult(ListenedOn()), found => found.Select(a => a.Scheme).Distinct().Count() == 2);
        _plain = addresses.First(a => a.Scheme == "http");
        _secure = addresses.Single(a => a.Scheme == "https");
    }

    private Uri[] ListenedOn() =>
        [.. _app.Output.Where(line => line.Contains(Listens, StringComparison.Ordinal)).Select(line => new Uri(line[(line.IndexOf(Listens, StringComparison.Ordinal) + Listens.Length)..]))];

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Https_Configured_IsTheOnlyWayInAndMarksItsCookies()
    {
        using HttpClient plain = Trusting(_plain), http = Trusting(_secure);
        using HttpResponseMessage sent = await plain.GetAsync("/login?returnUrl=%2Ffeeds");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        Assert.Equal($"https://127.0.0.1:{_secure.Port}/login?returnUrl=%2Ffeeds", sent.Headers.Location?.OriginalString);
        Assert.False(sent.Headers.Contains("Set-Cookie"));

        using HttpResponseMessage health = await plain.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        using HttpResponseMessage page = await http.GetAsync("/login");
        using HttpResponseMessage signedIn = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        string[] cookies = [.. page.Headers.GetValues("Set-Cookie"), .. signedIn.Headers.GetValues("Set-Cookie")];
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-Scalper.SignIn=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            string[] parts = cookie.ToLowerInvariant().Split("; ");
            Assert.StartsWith("__host-", parts[0], StringComparison.Ordinal);
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains(parts, part => part is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
        });

        using HttpResponseMessage scores = await http.GetAsync("/api/scores");
        Assert.Equal(HttpStatusCode.OK, scores.StatusCode);
    }

    [Fact]
    public async Task Https_NamedHost_IsToBeAskedByHttpsFromThenOn()
    {
        using HttpClient http = Trusting(_secure);
        using HttpRequestMessage ask = new(HttpMethod.Get, "/login");
        ask.Headers.Host = $"scalper.example:{_secure.Port}";
        using HttpResponseMessage answer = await http.SendAsync(ask);
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));

        using HttpResponseMessage local = await http.GetAsync("/login");
        Assert.False(local.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(0x01, false)]
    [InlineData(0x02, false)]
    [InlineData(0x03, true)]
    public async Task Tls_Version_IsOneDotTwoOrMore(byte minor, bool isTaken)
    {
        using Socket socket = await Wire.OpenAsync(_secure, CancellationToken.None);
        await socket.SendAsync(ClientHello(minor));
        byte[] record = new byte[7];
        using CancellationTokenSource deadline = new(Wire.Deadline);
        int read = 0, part;
        while (read < record.Length && (part = await socket.ReceiveAsync(record.AsMemory(read), deadline.Token)) > 0)
        {
            read += part;
        }

        // 22: the server goes on with its hello. 21: an alert. Nothing: closed.
        Assert.Equal(isTaken, read > 0 && record[0] == 22);
    }

    private static HttpClient Trusting(Uri address) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    })
    {
        BaseAddress = address,
    };

    // A hello of TLS 1.minor-1 and nothing newer (RFC 5246, section 7.4.1.2), with suites and curves that a server of that time takes.
    private static byte[] ClientHello(byte minor)
    {
        byte[] suites = [0xC0, 0x2B, 0xC0, 0x2F, 0xC0, 0x23, 0xC0, 0x09, 0xC0, 0x0A, 0xC0, 0x13, 0xC0, 0x14];
        byte[] extensions =
        [
            0, 10, 0, 6, 0, 4, 0, 23, 0, 24, // supported_groups: P-256, P-384
            0, 11, 0, 2, 1, 0, // ec_point_formats: uncompressed
            0, 13, 0, 8, 0, 6, 4, 3, 5, 3, 2, 3, // signature_algorithms: ECDSA with SHA-256, SHA-384, SHA-1
        ];
        byte[] body = [3, minor, .. new byte[32], 0, 0, (byte)suites.Length, .. suites, 1, 0, 0, (byte)extensions.Length, .. extensions];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)handshake.Length, .. handshake];
    }
}
