using System.Text;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Backup;

/// <summary>A secret of the settings is in no file that the application writes, nor in its backup (S-21).</summary>
public sealed class SecretsAtRestTests : IDisposable
{
    private const string Canary = "CANARYSECRET7d31f0a4b2c5";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_KeyAndPasswordOfTheSettings_AreInNoFileAndNotInABackup()
    {
        string data = Path.Combine(_folder.Path, "data"), archive = Path.Combine(_folder.Path, "b.tar.gz");
        string password = $"{Canary} password";
        string[] settings = ["--Api:Keys:0:Name=robot", $"--Api:Keys:0:Key={Canary}", $"--Accounts:Bootstrap:Password={password}"];
        await using RunningApp app = await RunningApp.StartAsync(data, settings);
        await app.SignInAsync(password);
        using (HttpRequestMessage ask = new(HttpMethod.Get, "/api/scores"))
        {
            ask.Headers.Add("X-Api-Key", Canary);
            using HttpResponseMessage answer = await app.Http.SendAsync(ask);
            Assert.True(answer.IsSuccessStatusCode);
        }

        await using AppProcess backup = AppProcess.Start(["backup", archive, $"--Storage:Directory={data}", .. settings]);
        Assert.Equal(0, await backup.WaitForExitAsync());
        byte[] secret = Encoding.UTF8.GetBytes(Canary);
        string[] files = [.. Directory.GetFiles(data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))];
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.True(Read(file).AsSpan().IndexOf(secret) < 0, file));
        Assert.True(MadeArchive.Unzip(archive).AsSpan().IndexOf(secret) < 0, archive);
        Assert.DoesNotContain([.. app.Process.Output, .. backup.Output], line => line.Contains(Canary, StringComparison.Ordinal));
    }

    // The application holds them open.
    private static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream content = new();
        file.CopyTo(content);
        return content.ToArray();
    }
}
