using Scalper.Core.Recording.Folder;
using Scalper.Core.Replay;

namespace Scalper.Tests.Replay;

/// <summary>What was recorded over real sockets, with faults, is replayed to the same scores.</summary>
public sealed class RecordedRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scalper-recorded");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<long> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("SCALPER_RECORDED_SEEDS"), out int seeds) ? seeds : 3).Select(s => (long)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Play_RunWithFaults_MakesTheScoresOfTheLiveRunFromEverySegment(long seed)
    {
        long scores = await RecordedRun.RecordAsync(_folder.FullName, seed, messages: 15_000);

        ReplayReport whole = RecordingReplay.Play(_folder.FullName, CancellationToken.None);

        Assert.Equal([], whole.AllFaults);
        Assert.Equal([], whole.Differences.Select(d => d.ToString()));
        Assert.Equal(3, whole.Lanes.Count);
        Assert.All(whole.Lanes, l => Assert.True(l is { Compared: > 2, Gaps: 0 }, l.ToString()));
        Assert.True(whole.Lanes.Sum(l => l.Scores) >= scores && scores > 5_000, $"{whole.Lanes.Sum(l => l.Scores)} scores replayed, {scores} live");
        Assert.Equal(whole.Hash, RecordingReplay.Play(_folder.FullName, CancellationToken.None).Hash);

        IReadOnlyList<SegmentFile> segments = new RecordingFolder(_folder.FullName).List();
        Assert.True(segments.Count > 2, $"{segments.Count} segments");
        Assert.All(segments, segment =>
        {
            ReplayReport alone = RecordingReplay.Play(segment.Path, CancellationToken.None);
            Assert.Equal([], alone.AllFaults);
            Assert.Equal([], alone.Differences.Select(d => d.ToString()));
        });
    }
}
