using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Backup;

/// <summary>Keys at rest, after a restart, and shared by two installations.</summary>
public sealed class KeyRingTests : IDisposable
{
    private const string PfxPassword = "opens the certificate";
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Pfx => Path.Combine(_folder.Path, "keys.pfx");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_WithAndWithoutCertificate_KeepsSessionsAndWarnsOfNothing(bool encrypted)
    {
        string[] settings = encrypted ? WithCertificate() : [];
        string cookie;
        await using (RunningApp first = await RunningApp.StartAsync(Data, settings))
        {
            await first.SignInAsync();
            cookie = first.Cookie;
            AssertQuiet(first.Process);
        }

        string[] keys = [.. Directory.GetFiles(Path.Combine(Data, "keys")).Select(File.ReadAllText)];
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(encrypted, !key.Contains("<masterKey", StringComparison.Ordinal)));
        await using RunningApp second = await RunningApp.StartAsync(Data, settings);
        Assert.True(await second.KnowsAsync(cookie));
        AssertQuiet(second.Process);
    }

    [Fact]
    public async Task Start_WrongCertificate_EndsWithOneLine()
    {
        string[] settings = WithCertificate();
        string start = $"Storage:KeyCertificate:Path = '{Pfx}': expected a PFX file with an RSA key that Storage:KeyCertificate:Password opens";
        Assert.StartsWith($"{start} (", await RefusalAsync(settings[0], "--Storage:KeyCertificate:Password=wrong"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Pfx, "no certificate");
        Assert.StartsWith($"{start} (", await RefusalAsync(settings), StringComparison.Ordinal);

        File.Delete(Pfx);
        Assert.StartsWith($"{start} (", await RefusalAsync(settings), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Start_CertificateWithoutRsaKey_EndsWithOneLine()
    {
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Save(new CertificateRequest("CN=keys", curve, HashAlgorithmName.SHA256));
        Assert.EndsWith("that Storage:KeyCertificate:Password opens; it has none.", await RefusalAsync(PfxSettings()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CertificateWithoutPath_EndsWithOneLine() => Assert.Equal(
        "Storage:KeyCertificate:Path is not set: expected a text that is not empty.", await RefusalAsync("--Storage:KeyCertificate:Password=alone"));

    [Fact]
    public async Task Cookie_OfOneNode_IsGoodAtTheOtherThatSharesTheKeys()
    {
        string shared = $"--Storage:KeysDirectory={Path.Combine(_folder.Path, "shared-keys")}";
        await using RunningApp first = await RunningApp.StartAsync(Data, shared);
        await first.SignInAsync();

        // The second node has the first one's accounts: out of a backup, which needs no stop.
        string archive = Path.Combine(_folder.Path, "b.tar.gz"), other = Path.Combine(_folder.Path, "other");
        await RunAsync("backup", archive, $"--Storage:Directory={Data}", shared);
        await RunAsync("restore", archive, $"--Storage:Directory={other}", shared);
        await using RunningApp second = await RunningApp.StartAsync(other, shared);
        Assert.True(await second.KnowsAsync(first.Cookie));
        await second.SignInAsync();
        Assert.True(await first.KnowsAsync(first.Cookie));
    }

    private static async Task RunAsync(params string[] line)
    {
        await using AppProcess command = AppProcess.Start(line);
        Assert.True(await command.WaitForExitAsync() == 0, string.Join(' ', command.Errors));
    }

    private async Task<string> RefusalAsync(params string[] settings)
    {
        await using AppProcess app = AppProcess.Start(RunningApp.Settings(Data, settings));
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Empty(app.Output);
        return Assert.Single(app.Errors);
    }

    private static void AssertQuiet(AppProcess app)
    {
        Assert.DoesNotContain(app.Output, line => line.Contains("XML encryptor", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Output, line => line.Contains("ephemeral", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Output, line => line.Contains("DataProtection", StringComparison.Ordinal));
        Assert.Empty(app.Errors);
    }

    private string[] WithCertificate()
    {
        using RSA rsa = RSA.Create(2048);
        Save(new CertificateRequest("CN=keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return PfxSettings();
    }

    private string[] PfxSettings() => [$"--Storage:KeyCertificate:Path={Pfx}", $"--Storage:KeyCertificate:Password={PfxPassword}"];

    private void Save(CertificateRequest request)
    {
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(Pfx, certificate.Export(X509ContentType.Pfx, PfxPassword));
    }
}
