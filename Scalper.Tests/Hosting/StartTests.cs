using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Scalper.Tests.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--Dashboard:UpdatesPerSecond=eleven", "Dashboard:UpdatesPerSecond = 'eleven': expected a whole number from 1 to 10.")]
    [InlineData("--Dashboard:CompressUpdates=maybe", "Dashboard:CompressUpdates = 'maybe': expected true or false.")]
    [InlineData("--Dashboard:UpdatesPerSecond=11", "Dashboard:UpdatesPerSecond = '11': expected a whole number from 1 to 10.")]
    [InlineData("--Accounts:Bootstrap:UserName=ana", "Accounts:Bootstrap:Password is not set: expected a password of 12 to 128 characters, because a user name is set.")]
    [InlineData("--Accounts:Bootstrap:Password=short", "Accounts:Bootstrap:Password = '***': expected a password of 12 to 128 characters.")]
    [InlineData("--Urls=8080", "Urls = '8080': expected addresses to listen on such as http://127.0.0.1:8080, several separated by semicolons, without a path.")]
    public async Task Start_WrongSetting_EndsWithOneLine(string setting, string line)
    {
        await using AppProcess app = Start(setting);
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal([line], app.Errors);
        Assert.Empty(app.Output);
    }

    [Fact]
    public async Task Start_SeveralWrongSettings_NamesEach()
    {
        await using AppProcess app = Start("--Dashboard:UpdatesPerSecond=0", "--Api:Keys:0:Role=Owner");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal(
            [
                "Api:Keys:0:Name is not set: expected a text that is not empty.",
                "Api:Keys:0:Key is not set: expected a text that is not empty.",
                "Api:Keys:0:Role = 'Owner': expected one of Viewer, Trader, Admin.",
                "Dashboard:UpdatesPerSecond = '0': expected a whole number from 1 to 10.",
            ],
            app.Errors);
    }

    [Fact]
    public async Task Start_StorageThatIsAFile_EndsWithOneLine()
    {
        string file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        await using AppProcess app = AppProcess.Start("--Urls=http://127.0.0.1:0", $"--Storage:Directory={file}/data");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.StartsWith($"Storage:Directory = '{file}/data': expected a folder that can be written (", Assert.Single(app.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DatabaseOfANewerVersion_EndsWithOneLineAndLeavesItAsItIs()
    {
        await using (AppProcess first = Start())
        {
            await first.WaitForLineAsync("Scalper is ready: open ");
            first.Interrupt();
            Assert.Equal(0, await first.WaitForExitAsync());
        }

        string file = Path.Combine(_folder.Path, "scalper.db");
        await using (SqliteConnection db = new($"Data Source={file};Pooling=False"))
        {
            await db.OpenAsync();
            await using SqliteCommand add = db.CreateCommand();
            add.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Tomorrow', '99.0.0')";
            Assert.Equal(1, await add.ExecuteNonQueryAsync());
        }

        await using AppProcess app = Start();
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal(
            $"{file}: expected a database of this version or an older one; it has '20990101000000_Tomorrow', of a newer one. Start that version, or restore a backup of this one.",
            Assert.Single(app.Errors));
    }

    [Fact]
    public async Task Start_DatabaseIsSomethingElse_EndsWithOneLine()
    {
        string file = Path.Combine(_folder.Path, "scalper.db");
        await File.WriteAllTextAsync(file, new string('x', 8192));
        await using AppProcess app = Start();
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.StartsWith($"{file}: expected a database of Scalper (", Assert.Single(app.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortInUse_EndsWithOneLine()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        string address = $"http://{other.LocalEndpoint}";
        await using AppProcess app = AppProcess.Start($"--Urls={address}", $"--Storage:Directory={_folder.Path}");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal([$"Urls = '{address}': expected a free port, another program listens there."], app.Errors);
        Assert.Empty(app.Output);
    }

    [Fact]
    public async Task Start_HttpsWithoutCertificate_EndsWithOneLine()
    {
        await using AppProcess app = AppProcess.Start("--Urls=https://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--environment=Production");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal(["Urls = 'https://127.0.0.1:0': expected a certificate for https in Kestrel:Certificates:Default."], app.Errors);
    }

    [Fact]
    public async Task Start_ImpossibleSignal_EndsWithOneLine()
    {
        await using AppProcess app = Start("--Sandbox:Enabled=true", "--Sandbox:Signal:DecaySeconds=0");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Equal(["Sandbox:Signal:DecaySeconds: expected a number from 0.2 to 600, got 0"], app.Errors);
    }

    [Fact]
    public async Task Start_UnknownVerb_EndsWithOneLineAndCode2()
    {
        await using AppProcess app = AppProcess.Start("dance");
        Assert.Equal(2, await app.WaitForExitAsync());
        Assert.StartsWith("'dance': expected ", Assert.Single(app.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FirstTime_PrintsTheAddressAndTheSetUpAddressAndStopsOnInterrupt()
    {
        await using AppProcess app = Start("--Sandbox:Enabled=true");
        string setup = await app.WaitForLineAsync("No account exists yet. ");
        string address = app.Output[0]["Scalper is ready: open ".Length..];
        Assert.Equal("Scalper is ready: open ", app.Output[0][..^address.Length]);
        Assert.StartsWith($"No account exists yet. Make the administrator at {address}/setup#", setup, StringComparison.Ordinal);

        using HttpClient http = new();
        using HttpResponseMessage page = await http.GetAsync(setup[setup.IndexOf("http", StringComparison.Ordinal)..]);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        app.Interrupt();
        Assert.Equal(0, await app.WaitForExitAsync());
        Assert.Equal(2, app.Output.Count(line => !line.Contains(" info: ", StringComparison.Ordinal)));
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task Start_UnknownKey_WarnsAndRuns()
    {
        await using AppProcess app = Start("--Sandbox:Enabled=true", "--Dashboard:UpdatesPerSekond=3");
        await app.WaitForLineAsync("Scalper is ready");
        Assert.Single(app.Output, line => line.Contains("Dashboard:UpdatesPerSekond is not a setting", StringComparison.Ordinal));
    }

    private AppProcess Start(params string[] settings) =>
        AppProcess.Start(["--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", .. settings]);
}
