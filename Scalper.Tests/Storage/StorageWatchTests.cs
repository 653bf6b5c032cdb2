using Microsoft.Extensions.Logging;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Tests.Security;
using Scalper.Web.Data;
using Scalper.Web.Logs;
using Scalper.Web.Settings;
using Scalper.Web.Storage;

namespace Scalper.Tests.Storage;

public sealed class StorageWatchTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly ManualTime _time = new();
    private readonly FakeGauge _gauge = new();
    private readonly CaughtLog _log = new();
    private readonly LogHealth _health = new();

    public void Dispose()
    {
        _log.Dispose();
        _temp.Dispose();
    }

    [Theory]
    [InlineData("logs", "logs")]
    [InlineData("data", "data")]
    [InlineData(null, "data/logs")]
    public void Read_Files_AreCountedOnceWhereTheyBelong(string? ownLogs, string folder)
    {
        Write("data/scalper.db", 1_000);
        Write("data/scalper.db-wal", 200);
        Write("data/scalper.db-shm", 30);
        Write("data/keys/key.xml", 4);
        Write("data/scalper.lock", 5);
        Write($"{folder}/scalper.log", 50_000);
        Write($"{folder}/scalper_07.log", 10_000);
        using StorageWatch watch = Make(ownLogs);
        Assert.Equal(new StoredSizes(1_230, 60_000, null, 9), watch.Read().Sizes);
        Write("data/recordings/deep/capture.gz", 700_000);
        Assert.Equal(new StoredSizes(1_230, 60_000, 700_000, 9), watch.Read().Sizes);
        Assert.Equal(761_239, watch.Read().Sizes.Total);
    }

    [Fact]
    public void Read_NothingThere_IsNothing()
    {
        using StorageWatch watch = Make();
        Assert.Equal(new StoredSizes(0, 0, null, 0), watch.Read().Sizes);
    }

    [Fact]
    public void Read_AfterTenMinutesOfLooks_TellsTheGrowth()
    {
        using StorageWatch watch = Make();
        watch.Look();
        Assert.Null(watch.Read().Growth);
        _time.Advance(TimeSpan.FromMinutes(30));
        Write("data/scalper.db", 500);
        Assert.Equal(new Growth(1_000, TimeSpan.FromMinutes(30)), watch.Read().Growth);
    }

    [Fact]
    public void Look_DiskGetsFull_WarnsOncePerCrossing()
    {
        using StorageWatch watch = Make();
        foreach ((int used, int warnings) in new[] { (74, 0), (75, 1), (90, 1), (74, 1), (75, 1), (73, 1), (76, 2), (76, 2) })
        {
            _gauge.Disk = FakeGauge.Of(used);
            watch.Look();
            Assert.Equal(warnings, _log.At(LogLevel.Warning).Length);
            Assert.Equal(used >= 75 ? 1 : 0, watch.Read().Warnings.Count);
        }

        Assert.Contains("The disk of the storage folder is 75.0 % used: warned of from 75 % on (Storage:WarnPercent).", _log.At(LogLevel.Warning)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Look_InodesGetFull_AreWarnedOfByThemselves()
    {
        using StorageWatch watch = Make();
        _gauge.Disk = FakeGauge.Of(used: 10, inodesUsed: 79);
        watch.Look();
        string told = Assert.Single(_log.At(LogLevel.Warning));
        Assert.Contains("The inodes of the disk of the storage folder are 79.0 % used", told, StringComparison.Ordinal);
        _gauge.Disk = FakeGauge.Of(used: 80, inodesUsed: 79);
        watch.Look();
        Assert.Equal(2, _log.At(LogLevel.Warning).Length);
        Assert.Equal(2, watch.Read().Warnings.Count);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public void Look_LogOnADiskOfItsOwn_IsWarnedOfByItself(string device, bool isOwn)
    {
        using StorageWatch watch = Make("logs");
        _gauge.LogDisk = FakeGauge.Of(used: 91, inodesUsed: 92, device);
        watch.Look();
        watch.Look();
        Assert.Equal(isOwn ? _gauge.LogDisk : null, watch.Read().LogDisk);
        string[] expected =
            ["The disk of the log's folder is 91.0 % used", "The inodes of the disk of the log's folder are 92.0 % used"];
        Assert.Equal(isOwn ? expected : [], watch.Read().Warnings.Select(warning => warning.Split(':')[0]));
        Assert.Equal(isOwn ? 2 : 0, _log.At(LogLevel.Warning).Length);
    }

    [Fact]
    public void LookAtLog_CannotBeWritten_IsToldOncePerFailure()
    {
        using StorageWatch watch = Make();
        foreach ((Action happens, int told) in new (Action, int)[] { (Fails, 1), (Fails, 1), (_health.Wrote, 1), (Fails, 2) })
        {
            happens();
            watch.LookAtLog();
            Assert.Equal(told, _log.At(LogLevel.Error).Length);
            Assert.Equal(_health.Warning is null ? 0 : 1, watch.Read().Warnings.Count);
        }

        Assert.Contains("The log's file can't be written (full): 1 lines are missing so far", _log.At(LogLevel.Error)[0], StringComparison.Ordinal);
        void Fails() => _health.CountFailed(new IOException("full"));
    }

    [Fact]
    public void Look_SystemDoesNotSay_WarnsOfNothing()
    {
        using StorageWatch watch = Make();
        _gauge.Disk = null;
        watch.Look();
        Assert.Empty(_log.At(LogLevel.Warning));
        Assert.Null(watch.Read().Disk);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1_023, "1023 bytes")]
    [InlineData(1_024, "1.00 kB")]
    [InlineData(1_048_575, "1.00 MB")]
    [InlineData(12_897_485, "12.3 MB")]
    [InlineData(5_368_709_120, "5.00 GB")]
    [InlineData(161_061_273_600, "150 GB")]
    [InlineData(-2_097_152, "-2.00 MB")]
    public void Text_Sizes_HaveThreeDigits(double bytes, string text) => Assert.Equal(text, DataSize.Text(bytes));

    private StorageWatch Make(string? logs = null)
    {
        StorageOptions options = new() { Directory = Path.Combine(_temp.Path, "data") };
        StorageFolder folder = new(options);
        LogFolder log = new(new LogsOptions { Directory = logs is null ? null : Path.Combine(_temp.Path, logs) }, folder);
        using LoggerFactory loggers = new([_log]);
        return new StorageWatch(folder, log, _health, options, _gauge, _time, loggers.CreateLogger<StorageWatch>());
    }

    private void Write(string name, int bytes)
    {
        string path = Path.Combine(_temp.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[bytes]);
    }
}
