using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Backup;

/// <summary>A disk that takes no more, played by a limit on the size of files: beyond it, writing fails.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly StoredData _data = new();

    public void Dispose() => _data.Dispose();

    [UnixFact]
    public async Task Backup_NoRoomForTheCopy_SaysSoAndLeavesNothing() =>
        Assert.Contains(": could not be copied to ", await RefusalAsync(kilobytes: 32), StringComparison.Ordinal);

    [UnixFact]
    public async Task Backup_NoRoomForTheArchive_SaysSoAndLeavesNothing()
    {
        // What does not shrink, in files that fit while all of them together don't.
        int limit = 50 + (int)(new FileInfo(_data.Storage.DatabaseFile).Length / 1024);
        foreach (int key in Enumerable.Range(0, 4))
        {
            string noise = RandomNumberGenerator.GetHexString(limit * 1000);
            await File.WriteAllTextAsync(Path.Combine(_data.Storage.KeysFolder, $"key-{key}.xml"), noise);
        }

        Assert.Contains(": expected a file that can be written (", await RefusalAsync(limit), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Restore_NoRoomForTheDatabase_SaysSoAndLeavesNothing() =>
        Assert.Contains(" could not be restored there (", await RefusalAsync(32, "restore", _data.Archive, "target"), StringComparison.Ordinal);

    private Task<string> RefusalAsync(int kilobytes) => RefusalAsync(kilobytes, "backup", Path.Combine(_data.Folder, "full.tar.gz"), "data");

    private async Task<string> RefusalAsync(int kilobytes, string command, string file, string storage)
    {
        string[] before = _data.Entries();
        (int code, string errors) = await RunLimitedAsync(kilobytes, command, file, $"--Storage:Directory={_data.StorageIn(storage).Path}");
        Assert.Equal(1, code);
        Assert.Equal(before, _data.Entries());
        return Assert.Single(errors.TrimEnd().Split('\n'));
    }

    // The limit would end the process by a signal, which a full disk does not send; and the runtime's own memory counts as a file by default.
    private static async Task<(int Code, string Errors)> RunLimitedAsync(int kilobytes, params string[] arguments)
    {
        const string Script = """trap "" XFSZ; ulimit -f "$0"; exec dotnet "$@" """;
        ProcessStartInfo start = new(
            "bash",
            ["-c", Script, kilobytes.ToString(CultureInfo.InvariantCulture), Path.Combine(AppContext.BaseDirectory, "Scalper.Web.dll"), .. arguments])
        {
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using Process process = Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync();
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, errors);
    }
}
