using System.Diagnostics;
using Scalper.Core.Recording.Folder;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Storage;

public sealed class DiskGaugeTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Read_FolderThatIsThere_IsItsDisk()
    {
        DiskRoom disk = new DiskGauge().Read(_temp.Path)!;
        Assert.InRange(disk.UsedBytes + disk.FreeBytes, 1, disk.TotalBytes);
        Assert.InRange(disk.UsedPercent, 0, 100);
    }

    [UnixFact]
    public void Read_Inodes_AreThoseOfTheSystemsOwnProgram()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process stat = Process.Start(new ProcessStartInfo("stat", ["--file-system", "--format=%c %d", _temp.Path]) { RedirectStandardOutput = true })!;
        long[] counts = [.. stat.StandardOutput.ReadToEnd().Split(' ').Select(long.Parse)];
        stat.WaitForExit();
        DiskRoom disk = new DiskGauge().Read(_temp.Path)!;
        if (counts[0] == 0)
        {
            Assert.Null(disk.UsedInodesPercent);
            return;
        }

        // Others make files meanwhile.
        Assert.InRange(disk.UsedInodes!.Value, (counts[0] - counts[1]) * 0.9 - 10_000, (counts[0] - counts[1]) * 1.1 + 10_000);
        Assert.InRange(disk.UsedInodes.Value + disk.FreeInodes!.Value, counts[0] * 0.9, counts[0]);
    }

    [Fact]
    public void Read_FolderThatIsNotThere_IsNone() => Assert.Null(new DiskGauge().Read(Path.Combine(_temp.Path, "missing", "folder")));
}
