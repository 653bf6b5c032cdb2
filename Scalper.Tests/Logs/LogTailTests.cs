using System.Text;
using Microsoft.Extensions.Logging;
using Scalper.Tests.Hosting;
using Scalper.Tests.EndToEnd;
using Scalper.Web.Data;
using Scalper.Web.Logs;
using Scalper.Web.Settings;

namespace Scalper.Tests.Logs;

public sealed class LogTailTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _temp = new();
    private readonly LogFolder _folder;
    private readonly LogTail _tail;

    public LogTailTests()
    {
        _folder = new LogFolder(new LogsOptions(), new StorageFolder(new StorageOptions { Directory = _temp.Path }));
        Directory.CreateDirectory(_folder.Path);
        _tail = new LogTail(_folder);
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Read_NoFolder_IsEmptyAndThrough()
    {
        Directory.Delete(_folder.Path);
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start);
    }

    [Fact]
    public void Read_MoreThanAskedFor_IsTheNewestFirst()
    {
        Write(_folder.LiveFile, [.. Enumerable.Range(0, 500).Select(i => Line($"m{i}"))]);
        AssertPage(_tail.Read(new LogQuery(Lines: 3)), LogSearchEnd.Lines, "m499", "m498", "m497");
        Assert.Equal(200, _tail.Read(new LogQuery()).Entries.Count);
    }

    [Fact]
    public void Read_FilesPutBy_GoOnWhereTheLiveOneBegins()
    {
        Write(Archive("09"), Line("oldest"), Line("older"));
        Write(Archive("10"), Line("old"));
        Write(Archive("100"), Line("new"));
        Write(_folder.LiveFile, Line("newest"));
        Write(Path.Combine(_folder.Path, "other.log"), Line("foreign"));
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "newest", "new", "old", "older", "oldest");
        AssertPage(_tail.Read(new LogQuery(Lines: 2)), LogSearchEnd.Lines, "newest", "new");
    }

    [Fact]
    public void Read_LiveFileJustPutBy_IsThereOnce()
    {
        Write(Archive("00"), Line("a"), Line("b"));
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "b", "a");
    }

    [Fact]
    public void Read_LineBeingWritten_IsLeftOutUntilItEnds()
    {
        Write(_folder.LiveFile, Line("whole"));
        File.AppendAllText(_folder.LiveFile, Line("half a me"));
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "whole");
        File.AppendAllText(_folder.LiveFile, "ssage\n");
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "half a message", "whole");
    }

    [Fact]
    public void Read_LineCutOff_IsShownAsItIs()
    {
        Write(Archive("00"), Line("before"));
        File.AppendAllText(Archive("00"), "2026-11-21T12:00:00.000Z\tWarn");
        Write(_folder.LiveFile, "ing\tScalper\tcut", Line("after"));
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "after", "ing\tScalper\tcut", "2026-11-21T12:00:00.000Z\tWarn", "before");
        AssertPage(_tail.Read(new LogQuery(Level: LogLevel.Trace)), LogSearchEnd.Start, "after", "before");
    }

    [Theory]
    [InlineData(LogLevel.Trace, "critical", "error", "warning", "information", "debug", "trace")]
    [InlineData(LogLevel.Warning, "critical", "error", "warning")]
    [InlineData(LogLevel.Critical, "critical")]
    public void Read_Level_IsThatAndAbove(LogLevel least, params string[] expected)
    {
        Write(_folder.LiveFile, [.. Enum.GetValues<LogLevel>().Where(l => l != LogLevel.None).Select(level => Line(level.ToString().ToLowerInvariant(), level))]);
        AssertPage(_tail.Read(new LogQuery(Level: least)), LogSearchEnd.Start, expected);
    }

    [Theory]
    [InlineData("LOST", "Lost here")]
    [InlineData("feed", "of the feed")]
    [InlineData("argument", "with a fault")]
    [InlineData("a\nb", "over a\nb")]
    [InlineData("nothing like it")]
    public void Read_Search_LooksIntoCategoryMessageAndExceptionInEitherCase(string search, params string[] expected)
    {
        Write(
            _folder.LiveFile,
            LogLine.Write(At, LogLevel.Error, "Engine", "with a fault", new ArgumentException("x")), LogLine.Write(At, LogLevel.Error, "FEED", "of the feed", null),
            Line("Lost here"), Line("over a\nb"), Line("other"));
        AssertPage(_tail.Read(new LogQuery(Search: search)), LogSearchEnd.Start, expected);
    }

    [Fact]
    public void Read_LinesAcrossBlocks_AreWhole()
    {
        string[] messages = [.. Enumerable.Range(0, 400).Select(i => $"{i} {new string('ä', i * 7 % 1_500)}")];
        Write(_folder.LiveFile, [.. messages.Select(m => Line(m))]);
        Assert.True(new FileInfo(_folder.LiveFile).Length > 5 * BackwardLines.Block);
        AssertPage(_tail.Read(new LogQuery(Lines: 1_000)), LogSearchEnd.Start, [.. messages.Reverse()]);
    }

    [Theory]
    [InlineData(BackwardLines.Block)]
    [InlineData(BackwardLines.Block - 1)]
    [InlineData(BackwardLines.Block + 1)]
    [InlineData(3 * BackwardLines.Block)]
    public void Read_LineEndsAtAnyPlaceOfABlock_IsWhole(int behind)
    {
        // The last lines take so many bytes that the line before them ends at the edge of a block, or beside it.
        int rest = behind % 50_000;
        string[] fillers = [.. Enumerable.Repeat(new string('y', 49_999), behind / 50_000), .. rest > 1 ? new[] { new string('z', rest - 1) } : []];
        Write(_folder.LiveFile, ["first", "second", .. fillers]);
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, [.. fillers.Reverse(), "second", "first"]);
    }

    [Fact]
    public void Read_LineLongerThanAny_IsPassedOver()
    {
        Write(_folder.LiveFile, Line("before"), new string('x', 5 * LogLine.LongestBytes), Line("after"));
        AssertPage(_tail.Read(new LogQuery()), LogSearchEnd.Start, "after", "before");
    }

    [Fact]
    public void Read_FileOfFiveGigabytes_ReadsItsEndOnly()
    {
        const long Size = 5L * 1024 * 1024 * 1024;
        using (FileStream huge = new(_folder.LiveFile, FileMode.Create, FileAccess.Write))
        {
            huge.SetLength(Size);
            huge.Seek(0, SeekOrigin.End);
            huge.Write(Encoding.UTF8.GetBytes('\n' + string.Concat(Enumerable.Range(0, 1_000).Select(i => Line($"m{i}") + '\n'))));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        LogPage page = _tail.Read(new LogQuery());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 2_000_000);
        Assert.Equal((200, "m999", "m800", LogSearchEnd.Lines), (page.Entries.Count, page.Entries[0].Message, page.Entries[^1].Message, page.End));
        Assert.InRange(page.SearchedBytes, 1, 2 * BackwardLines.Block);
        Assert.True(page.TotalBytes > Size);

        allocated = GC.GetAllocatedBytesForCurrentThread();
        LogPage vain = _tail.Read(new LogQuery(Search: "is not there"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 4_000_000);
        Assert.Equal((0, LogSearchEnd.Limit, LogTail.MostBytes), (vain.Entries.Count, vain.End, vain.SearchedBytes));
    }

    [Fact]
    public void Read_LimitWithinTheFilesPutBy_EndsThere()
    {
        string[] lines = [.. Enumerable.Repeat(new string('x', 1_000), 9_000)];
        Write(Archive("00"), lines);
        Write(Archive("01"), lines);
        Write(_folder.LiveFile, Line("found"));
        LogPage page = _tail.Read(new LogQuery(Search: "found"));
        AssertPage(page, LogSearchEnd.Limit, "found");
        Assert.InRange(page.SearchedBytes, LogTail.MostBytes, LogTail.MostBytes + BackwardLines.Block);
    }

    [Fact]
    public async Task Read_WhileFilesArePutBy_NeverTellsALineTwiceNorLeavesOneOut()
    {
        LogsOptions options = new() { MaxMegabytes = 1, MaxFiles = 1_000 };
        using LogSink sink = new(_folder, options, new LogHealth());
        sink.Open();
        Task writing = Task.Run(() =>
        {
            for (int i = 0; i < 4_000; i++)
            {
                sink.Write(Line($"{i:0000} {new string('x', 2_000)}"));
            }

            sink.Flush();
        });
        int looks = 0;
        while (!writing.IsCompleted || looks == 0)
        {
            int[] numbers = [.. _tail.Read(new LogQuery(Lines: 1_000)).Entries.Select(e => int.Parse(e.Message.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(Enumerable.Range(0, numbers.Length).Select(i => numbers[0] - i), numbers);
            looks++;
        }

        await writing;

        // On a busy machine the queue is written later than a flush waits.
        await Wait.ForAsync(() => Task.FromResult(_tail.Read(new LogQuery(Lines: 1))), page => page.Entries is [{ } last] && last.Message.StartsWith("3999", StringComparison.Ordinal));
        Assert.InRange(_folder.Archives().Count, 5, 9);
    }

    private string Archive(string number) => Path.Combine(_folder.Path, $"scalper_{number}.log");

    private static string Line(string message, LogLevel level = LogLevel.Information) => LogLine.Write(At, level, "Scalper", message, null);

    private static void Write(string file, params string[] lines) => File.WriteAllText(file, string.Concat(lines.Select(line => line + '\n')));

    private static void AssertPage(LogPage page, LogSearchEnd end, params string[] messages)
    {
        Assert.Equal(messages, page.Entries.Select(entry => entry.Message));
        Assert.Equal(end, page.End);
    }
}
