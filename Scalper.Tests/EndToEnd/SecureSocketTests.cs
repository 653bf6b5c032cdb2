using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The same over TLS: the application as a process of its own that trusts the test's certificate, as it trusts the venue's.</summary>
public sealed class SecureSocketTests(Browser browser) : IClassFixture<Browser>
{
    private const string LinearSession = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    [BrowserFact(NeedsCaptures = true)]
    public async Task Open_RecordedSessionOverTls_ShowsScoresThatChangeAndAddUp()
    {
        using TempFolder folder = new();
        using X509Certificate2 certificate = MakeCertificate();
        string trusted = Path.Combine(folder.Path, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        await using SandboxServer venue = await SandboxServer.StartAsync(
            new SandboxOptions { Capture = CapturePath.Bybit(LinearSession) }, certificate: certificate);
        Assert.StartsWith("wss://", venue.WebSocketUrl, StringComparison.Ordinal);

        await using AppProcess app = AppProcess.Start(
            [("SSL_CERT_FILE", trusted)],
            "--Urls=http://127.0.0.1:0",
            $"--Storage:Directory={folder.Path}/data",
            $"--Venues:Bybit:WebSocketUrl={venue.WebSocketUrl}",
            $"--Venues:Bybit:RestUrl={venue.RestUrl}",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}",
            $"--Accounts:Bootstrap:Password={WebApp.Password}");
        string ready = await app.WaitForLineAsync("Scalper is ready: open ");
        await using BrowserPage open = await browser.OpenAsync(new Uri(ready["Scalper is ready: open ".Length..]));
        await open.SignInAsync();

        Assert.Equal("LIVE DATA", (await open.Page.InnerTextAsync("#strip-profile")).Trim());
        foreach (string symbol in new[] { "BTCUSDT", "SOLUSDT" })
        {
            await ScorePage.WaitForOtherScoreAsync(open.Page, symbol, await ScorePage.ScoreTextAsync(open.Page, symbol));
            await ScorePage.OpenWhyAsync(open.Page, symbol);
            WhyNumbers why = await ScorePage.ReadWhyAsync(open.Page);
            Assert.Equal(why.Expected, why.Score, 12);
        }

        Assert.Empty(open.Errors);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Scalper test venue", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
