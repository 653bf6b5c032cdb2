using Microsoft.Extensions.Logging;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Logs;
using Scalper.Web.Settings;

namespace Scalper.Tests.Logs;

public sealed class FileLogTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly ManualTime _time = new();
    private readonly LogHealth _health = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Log_EventBeforeAndAfterTheFolderIsOurs_AreOneLineEachInOrder()
    {
        LogFolder folder = FolderOf(new());
        using LogSink sink = new(folder, new(), _health);
        using FileLogProvider provider = new(sink, new(), _time);
        ILogger log = provider.CreateLogger("Scalper.Feed");
        log.LogInformation("early {Number}", 1);
        Assert.False(Directory.Exists(folder.Path));
        using (LogSession session = new(sink, provider))
        {
            session.Begin();
            log.LogError(new InvalidOperationException("first\nsecond"), "late {Name}", "a\nb");
        }

        log.LogInformation("too late");
        string[] lines = File.ReadAllLines(folder.LiveFile);
        Assert.Equal("2026-11-21T12:00:00.000Z\tInformation\tScalper.Feed\tearly 1", lines[0]);
        Assert.Equal("2026-11-21T12:00:00.000Z\tError\tScalper.Feed\tlate a\\nb\tSystem.InvalidOperationException: first\\nsecond", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Log_OneCauseAgainAndAgain_IsWrittenAFewTimesAndCounted()
    {
        LogFolder folder = FolderOf(new());
        LogsOptions options = new() { LinesPerCause = 2 };
        using LogSink sink = new(folder, options, _health);
        using FileLogProvider provider = new(sink, options, _time);
        using LogSession session = new(sink, provider);
        session.Begin();
        ILogger log = provider.CreateLogger("Feed");
        for (int i = 0; i < 100; i++)
        {
            log.LogWarning("lost {Symbol}", $"S{i}");
        }

        log.LogWarning("another");
        _time.Advance(FileLogProvider.Span);
        sink.Flush();
        Assert.Equal(
            ["Feed\tlost S0", "Feed\tlost S1", "Feed\tanother", "Feed\t98 more within 10 s were left out: lost {Symbol}"],
            File.ReadAllLines(folder.LiveFile).Select(line => line.Split('\t', 3)[2]));
    }

    [Fact]
    public void Dispose_EventsLeftOut_AreCountedBeforeTheFileIsClosed()
    {
        LogFolder folder = FolderOf(new());
        LogsOptions options = new() { LinesPerCause = 1 };
        using LogSink sink = new(folder, options, _health);
        using FileLogProvider provider = new(sink, options, _time);
        using (LogSession session = new(sink, provider))
        {
            session.Begin();
            ILogger log = provider.CreateLogger("Feed");
            log.LogError("down");
            log.LogError("down");
        }

        Assert.EndsWith("Feed\t1 more within 10 s were left out: down", File.ReadAllLines(folder.LiveFile)[^1], StringComparison.Ordinal);
        provider.Dispose();
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public void Write_MoreThanTheFilesHold_KeepsTheNewestFilesOfTheirSize()
    {
        LogFolder folder = FolderOf(new());
        LogsOptions options = new() { MaxMegabytes = 1, MaxFiles = 3 };
        string line = new('x', 100_000);
        using (LogSink sink = new(folder, options, _health))
        {
            sink.Open();
            for (int i = 0; i < 45; i++)
            {
                sink.Write($"{i:00}{line}");
                sink.Flush();
            }
        }

        Assert.Equal(2, folder.Archives().Count);
        string[] oldestFirst = [.. folder.Archives().Reverse(), folder.LiveFile];
        Assert.Equal(oldestFirst.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
        Assert.All(oldestFirst, file => Assert.InRange(new FileInfo(file).Length, 1, options.MaxBytes + line.Length + 3));
        string[] numbers = [.. oldestFirst.SelectMany(File.ReadLines).Select(kept => kept[..2])];
        Assert.Equal(Enumerable.Range(45 - numbers.Length, numbers.Length).Select(i => $"{i:00}"), numbers);
        Assert.InRange(numbers.Length, 22, 33);
    }

    [Fact]
    public void Open_FileThatEndsWithinALine_EndsItFirst()
    {
        LogFolder folder = FolderOf(new());
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(folder.LiveFile, "whole\ncut o");
        using (LogSink sink = new(folder, new(), _health))
        {
            sink.Open();
            sink.Write("next");
        }

        Assert.Equal("whole\ncut o\nnext\n", File.ReadAllText(folder.LiveFile));
    }

    [Fact]
    public void Open_OwnFolderOfTheLog_IsUsed()
    {
        LogsOptions options = new() { Directory = Path.Combine(_temp.Path, "{braces} elsewhere") };
        LogFolder folder = FolderOf(options);
        using (LogSink sink = new(folder, options, _health))
        {
            sink.Open();
            sink.Write("${machinename} {0}");
        }

        Assert.Equal(["${machinename} {0}"], File.ReadAllLines(Path.Combine(_temp.Path, "{braces} elsewhere", "scalper.log")));
    }

    [Fact]
    public void Open_FolderThatCannotBeMade_SaysSo()
    {
        string file = Path.Combine(_temp.Path, "file");
        File.WriteAllText(file, "");
        LogsOptions options = new() { Directory = file };
        using LogSink sink = new(FolderOf(options), options, _health);
        Assert.StartsWith($"Logs:Directory = '{file}': expected a folder that can be written", Assert.Throws<StartException>(sink.Open).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Write_DiskIsFull_CountsTheLinesAndTellsThemOnceItIsNot()
    {
        LogFolder folder = FolderOf(new());
        using LogSink sink = new(folder, new(), _health);
        using FileLogProvider provider = new(sink, new(), _time);
        using LogSession session = new(sink, provider);
        session.Begin();
        ILogger log = provider.CreateLogger("Feed");

        // The system's own full disk in the place of the file, which is opened with the first line.
        File.Delete(folder.LiveFile);
        File.CreateSymbolicLink(folder.LiveFile, "/dev/full");
        log.LogWarning("first");
        log.LogWarning("second");
        sink.Flush();
        Assert.StartsWith("No space left on device", _health.Fault, StringComparison.Ordinal);
        Assert.EndsWith("2 lines are missing so far, which the console has.", _health.Warning, StringComparison.Ordinal);
        Assert.Equal((0, 0), _health.Take());

        File.Delete(folder.LiveFile);
        log.LogWarning("third");
        sink.Flush();
        Assert.Null(_health.Warning);
        log.LogWarning("fourth");
        sink.Flush();
        Assert.Equal(
            ["third", "2 lines are missing here: they could not be written.", "fourth"],
            File.ReadAllLines(folder.LiveFile).Select(line => line.Split('\t')[3]));
    }

    private LogFolder FolderOf(LogsOptions options) => new(options, new StorageFolder(new StorageOptions { Directory = Path.Combine(_temp.Path, "data") }));
}
