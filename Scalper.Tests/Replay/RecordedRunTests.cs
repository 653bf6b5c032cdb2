using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Tape;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay;

/// <summary>What was recorded over real sockets, with faults, is replayed to the same scores.</summary>
public sealed class RecordedRunTests : IDisposable
{
    private const string SeedsVariable = "SCALPER_RECORDED_SEEDS";
    private const int UsualSeeds = 2;
    private const int Lanes = 3;

    private readonly TempFolder _folder = new();

    public static TheoryData<long> Seeds =>
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable(SeedsVariable), out int seeds) ? seeds : UsualSeeds).Select(s => (long)s)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Play_RunWithFaults_MakesTheScoresOfTheLiveRunFromEverySegment(long seed)
    {
        long scores = await RecordedRun.RecordAsync(_folder.Path, seed, messages: 18_000);

        ReplayReport whole = PlayWithoutDifference(_folder.Path);

        Assert.Equal(Lanes, whole.Lanes.Count);
        Assert.All(whole.Lanes, l => Assert.True(l is { Compared: > 2, Gaps: 0, Missing: 0 }, l.ToString()));
        Assert.True(whole.Lanes.Sum(l => l.Scores) >= scores && scores > 5_000, $"{whole.Lanes.Sum(l => l.Scores)} scores replayed, {scores} live");
        IReadOnlyList<SegmentFile> segments = new RecordingFolder(_folder.Path).List();
        Assert.True(segments.Count > 1, $"{segments.Count} segments");

        // The last one may have begun right before the end: with nothing in it, or with nothing to compare.
        Assert.All(segments.SkipLast(1), segment => Assert.True(PlayWithoutDifference(segment.Path).Lanes.Sum(l => l.Compared) > 0));
        Assert.All(segments.TakeLast(1).Where(s => s.Bytes > SegmentFormat.HeaderBytes + SegmentFormat.SealBytes(0)), segment => PlayWithoutDifference(segment.Path));
        AssertStatesAreWhole(whole);
    }

    [Fact]
    public async Task Play_OtherProcessesWithOneCoreAndWithoutProfile_PrintTheSameHash()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 77, messages: 6_000);
        string hash = PlayWithoutDifference(_folder.Path).Hash;

        foreach ((string, string)[] environment in new (string, string)[][] { [("DOTNET_PROCESSOR_COUNT", "1")], [("DOTNET_TieredPGO", "0")], [("DOTNET_TieredCompilation", "0")] })
        {
            await using AppProcess verify = AppProcess.Start(environment, "replay", "verify", _folder.Path);
            Assert.Equal(0, await verify.WaitForExitAsync());
            Assert.Equal(hash, verify.Output[^1]);
        }
    }

    [Fact]
    public async Task Restore_AfterARun_NothingStartsEmptyAndTheNextRunReplaysAsWell()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 5, messages: 12_000);

        (RestoreReading restore, SymbolDetail[] before) = await RecordedRun.ResumeAsync(_folder.Path, seed: 6, messages: 3_000);

        Assert.Equal((RestoreState.Done, null), (restore.State, restore.Notice));
        Assert.InRange(restore.Symbols, RecordedRun.Symbols - 10, RecordedRun.Symbols);

        // The steps of some were others: those begin anew.
        int warm = before.Count(s => s is { Trades.Count: > 5, Gaps.Count: > 0 } && s.Candles[CandleInterval.Seconds15].Count > 0 && s.ScorePoints[CandleInterval.Seconds15].Count > 0);
        Assert.True(warm > before.Length * 3 / 4, $"{warm} of {before.Length} symbols have a past");
        ReplayReport both = PlayWithoutDifference(_folder.Path);
        Assert.Equal(2 * Lanes, both.Lanes.Count);
        Assert.All(both.Lanes, l => Assert.True(l is { Compared: > 0, Gaps: 0, Missing: 0 }, l.ToString()));
    }

    [Fact]
    public async Task Play_OneBitOfARecordIsAnother_IsFoundAndNamed()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 9, messages: 3_000);
        string segment = new RecordingFolder(_folder.Path).List()[0].Path;
        byte[] bytes = await File.ReadAllBytesAsync(segment);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);

        ReplayReport report = RecordingReplay.Play(segment, CancellationToken.None);

        string fault = Assert.Single(report.AllFaults);
        Assert.Contains(segment, fault, StringComparison.Ordinal);
        Assert.Contains("CRC", fault, StringComparison.Ordinal);
        Assert.Empty(report.Differences);
        Assert.Equal(1, report.Lanes.Sum(l => l.Gaps));
    }

    [Fact]
    public async Task Play_SegmentIsGoneMeanwhile_SaysSoAndPlaysTheOthers()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 11, messages: 15_000);
        ReplayCatalogue catalogue = ReplayCatalogue.Read(_folder.Path);
        string gone = new RecordingFolder(_folder.Path).List()[0].Path;
        File.Delete(gone);

        ReplayReport report = RecordingReplay.Play(catalogue, CancellationToken.None);

        string[] faults = [.. report.AllFaults];
        Assert.True(faults is [var fault] && fault.StartsWith(gone, StringComparison.Ordinal), string.Join("\n", faults));
        Assert.Empty(report.Differences);
        Assert.All(report.Lanes, l => Assert.True(l is { Scores: > 0, Gaps: 0 }, l.ToString()));
    }

    private static ReplayReport PlayWithoutDifference(string path)
    {
        ReplayReport report = RecordingReplay.Play(path, CancellationToken.None);
        Assert.Equal("", string.Join("\n", report.AllFaults));
        Assert.Equal([], report.Differences.Select(d => d.ToString()));
        return report;
    }

    private static ReadOnlySpan<byte> StateAfter(ReplayTrack track)
    {
        LaneReplay replay = new(track);
        replay.Play(CancellationToken.None);
        ArrayBufferWriter<byte> told = new();
        LaneCheckpoint.Write(replay.Last!, told, replay.Last!.Chain!);
        return told.WrittenSpan;
    }

    // What a checkpoint tells of a lane after a long way, and what one tells that was read from it, are the same bytes.
    private static void AssertStatesAreWhole(ReplayReport report)
    {
        foreach (LaneReplayReport lane in report.Lanes)
        {
            LaneReplay replay = new(lane.Track);
            replay.Play(CancellationToken.None);
            ArrayBufferWriter<byte> told = new(), again = new();
            LaneCheckpoint.Write(replay.Last!, told, replay.Last!.Chain!);
            LaneInputs read = LaneCheckpoint.Read(told.WrittenSpan, lane.Track.Lane, new LaneMarket(replay.Options, new LaneLinks()));
            LaneCheckpoint.Write(read, again, read.Chain!);
            Assert.True(told.WrittenSpan.SequenceEqual(again.WrittenSpan));
            Assert.True(told.WrittenSpan.SequenceEqual(StateAfter(lane.Track)), "two replays left different states");
            Assert.True(told.WrittenCount > 10_000, $"{told.WrittenCount} bytes");
        }
    }
}
