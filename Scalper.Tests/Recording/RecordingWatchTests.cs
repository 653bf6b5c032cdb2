using Scalper.Core.Recording.Folder;
using Scalper.Tests.Components;
using Scalper.Web.Recording;

namespace Scalper.Tests.Recording;

/// <summary>What is said of recordings, in figures and in words.</summary>
public sealed class RecordingWatchTests : IDisposable
{
    private const long Gigabyte = FakeRecordings.Gigabyte;

    private readonly FakeRecordings _recordings = new() { Status = FakeRecordings.Recording, Segments = FakeRecordings.SegmentsOf(4) };
    private readonly ManualTime _time = new(FakeRecordings.Now);
    private readonly FakeMarket _market = new("AUSDT", "BUSDT");
    private readonly RecordingWatch _watch;

    public RecordingWatchTests() => _watch = new RecordingWatch(_recordings, new RecordingOptions(), _market, _time);

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void Look_Recording_TellsHowFarTheBudgetGoes()
    {
        RecordingReading reading = _watch.Look();
        Assert.Equal((10 * Gigabyte, 2 * Gigabyte, 0, 2), (reading.Forecast.BudgetBytes, reading.UsedBytes, reading.PinnedBytes, reading.Forecast.Symbols));
        Assert.Equal((40, 32, 8), (reading.Forecast.BudgetHours, reading.Forecast.HoursLeft, reading.Forecast.KeptHours));
        Assert.Equal(FakeRecordings.Now.AddHours(-4), reading.Forecast.OldestAt);
        Assert.Equal("10 GB = about 40 h of 2 symbols at today's rate.", RecordingWords.Sentence(reading));
        Assert.Equal(new RecordingMark("recording", "●", "32 h left", "10 GB = about 40 h of 2 symbols at today's rate."), _watch.Mark);
        Assert.Same(reading, _watch.Latest);
    }

    [Fact]
    public void Look_SomePinned_TellsOfTheRest()
    {
        _recordings.SetPin(_recordings.Segments[0].Name, isPinned: true);
        RecordingReading reading = _watch.Look();
        Assert.Equal((Gigabyte / 2, 38), (reading.PinnedBytes, reading.Forecast.BudgetHours));
        Assert.Equal("10 GB less 512 MB pinned = about 38 h of 2 symbols at today's rate.", RecordingWords.Sentence(reading));
    }

    [Fact]
    public void Look_BudgetUsed_TellsHowMuchIsKept()
    {
        _recordings.Segments = FakeRecordings.SegmentsOf(20);
        Assert.Equal((0, 0), (_watch.Look().Forecast.HoursLeft, _watch.Latest!.Forecast.GrowthPerHour));
        Assert.Equal("40 h kept", _watch.Mark.Words);
    }

    [Fact]
    public void Look_FirstMinute_SaysThatTheRateIsNotKnown()
    {
        _recordings.Status = FakeRecordings.Recording with { BytesPerHour = null };
        Assert.Equal("How long 10 GB last is known after a minute of recording.", RecordingWords.Sentence(_watch.Look()));
        Assert.Equal(("recording", ""), (_watch.Mark.Tone, _watch.Mark.Words));
    }

    [Theory]
    [InlineData(RecordingState.Stopped, "No space left on device", "Nothing is recorded. No space left on device.")]
    [InlineData(RecordingState.Ended, "The recorder has a fault: of ours.", "Nothing is recorded. The recorder has a fault: of ours.")]
    public void Look_NotRecording_IsStoppedWithItsReason(RecordingState state, string reason, string detail)
    {
        _recordings.Status = FakeRecordings.Recording with { State = state, Reason = reason };
        _watch.Look();
        Assert.Equal(new RecordingMark("stopped", "■", "stopped", detail), _watch.Mark);
        Assert.Equal((40, null, null), (_watch.Latest!.Forecast.BudgetHours, _watch.Latest.Forecast.HoursLeft, _watch.Latest.Forecast.GrowthPerHour));
    }

    [Fact]
    public void Look_Off_SaysHowToSwitchItOnAndCountsWhatIsThere()
    {
        _recordings.Status = null;
        RecordingReading reading = _watch.Look();
        Assert.Equal((2 * Gigabyte, 4), (reading.UsedBytes, reading.Segments.Count));
        Assert.Equal(("off", "off", true), (_watch.Mark.Tone, _watch.Mark.Words, _watch.Mark.Detail.Contains("Recording:Enabled", StringComparison.Ordinal)));
        Assert.Equal("Recordings may take 10 GB.", RecordingWords.Sentence(reading));
    }

    [Theory]
    [InlineData(74.9, 10, null)]
    [InlineData(75, 10, "The disk of the recordings is 75.0 % used: warned of from 75 % on (Recording:WarnPercent).")]
    [InlineData(10, 79.99, "The inodes of the disk of the recordings are 79.9 % used: warned of from 75 % on (Recording:WarnPercent).")]
    public void Look_FullDisk_IsWarnedOfInEveryMark(double disk, double inodes, string? warning)
    {
        _recordings.Disk = new DiskRoom((long)(disk * Gigabyte), (long)((100 - disk) * Gigabyte), (long)(inodes * 10_000), (long)((100 - inodes) * 10_000));
        Assert.Equal(warning is null ? [] : [warning], _watch.Look().Warnings);
        Assert.Equal(warning is null ? ("recording", "●") : ("warned", "▲"), (_watch.Mark.Tone, _watch.Mark.Glyph));
        Assert.Equal(warning is not null, _watch.Mark.Detail.StartsWith("The ", StringComparison.Ordinal));
    }

    [Fact]
    public void Look_SystemDoesNotSay_WarnsOfNothing()
    {
        _recordings.Disk = null;
        Assert.Empty(_watch.Look().Warnings);
        Assert.Equal(32, _watch.Latest!.Forecast.HoursLeft);
    }

    [Fact]
    public void Look_Again_ReadsTheFolderEveryFiveSecondsAndKeepsTheListThatIsTheSame()
    {
        IReadOnlyList<RecordedSegment> first = _watch.Look().Segments;
        _recordings.Segments = FakeRecordings.SegmentsOf(4);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Same(first, _watch.Look().Segments);
        Assert.Equal(1, _recordings.Lists);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(first, _watch.Look().Segments);
        Assert.Equal(2, _recordings.Lists);
        _recordings.Segments = FakeRecordings.SegmentsOf(5);
        Assert.Equal(5, _watch.Look(withList: true).Segments.Count);
        _recordings.Segments = FakeRecordings.SegmentsOf(6);
        _recordings.Status = FakeRecordings.Recording with { Segments = 6 };
        Assert.Equal(6, _watch.Look().Segments.Count);
    }

    [Fact]
    public void Look_FolderCannotBeRead_GoesByTheRecorder()
    {
        _recordings.Fault = new IOException("gone");
        RecordingReading reading = _watch.Look();
        Assert.Equal(("gone", 2 * Gigabyte, 0), (reading.ListFault, reading.UsedBytes, reading.Segments.Count));
        Assert.Equal(FakeRecordings.Recording.OldestAt, reading.Forecast.OldestAt);
        _recordings.Fault = null;
        Assert.Null(_watch.Look(withList: true).ListFault);
    }

    [Theory]
    [InlineData(0.4, "<1 h")]
    [InlineData(31.9, "31 h")]
    [InlineData(99.9, "99 h")]
    [InlineData(100, "4 days")]
    [InlineData(295, "12 days")]
    public void Hours_OfAnyLength_AreInTheUnitThatFits(double hours, string words) => Assert.Equal(words, RecordingWords.Hours(hours));
}
