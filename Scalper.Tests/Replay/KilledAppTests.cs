using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay;

/// <summary>The application is killed while it records, again and again: what it wrote is read by the next start, and replays.</summary>
public sealed class KilledAppTests : IDisposable
{
    private const string KillsVariable = "SCALPER_APP_KILLS";
    private const int UsualKills = 2;
    private const int Symbols = 30;
    private const double FewestBytes = 200_000;
    private const double MostBytesMore = 1_000_000;

    private readonly TempFolder _folder = new();

    private string Recordings => Path.Combine(_folder.Path, "recordings");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_AtRandomWhileRecording_EveryRunIsReadAndReplaysToItsScores()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), out int wanted) ? wanted : UsualKills;
        SeededRandom random = new(17);
        for (int kill = 0; kill < kills; kill++)
        {
            await using AppProcess app = AppProcess.Start(
                "--environment=Development", "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true", "--Sandbox:MessagesPerSecond=10000",
                $"--Universe:MaxSymbols={Symbols}", "--Feed:SymbolsPerConnection=10", "--Recording:Enabled=true", "--Recording:MinimumFreeGigabytes=0",
                "--Recording:SegmentMegabytes=1");
            string past = await app.WaitForLineAsync(line => line.Contains(" Past of ", StringComparison.Ordinal));
            Assert.True(kill == 0 || past.Contains($"Past of {Symbols} symbols", StringComparison.Ordinal), past);
            Assert.True(past.EndsWith("notice: (null)", StringComparison.Ordinal), past);

            double enough = SizeOfRecordings() + FewestBytes + (random.NextUnit() * MostBytesMore);
            await Wait.ForAsync(() => Task.FromResult(SizeOfRecordings()), size => size > enough);
            app.Signal("KILL");
            await app.WaitForExitAsync();
        }

        ReplayReport report = RecordingReplay.Play(Recordings, CancellationToken.None);
        Assert.Equal([], report.AllFaults);
        Assert.Equal([], report.Differences.Select(d => d.ToString()));
        Assert.Equal(kills, report.Lanes.Select(l => l.Track.Run).Distinct().Count());
        Assert.All(report.Lanes, l => Assert.True(l is { Gaps: 0, Missing: 0 }, l.ToString()));
        Assert.True(report.Lanes.Sum(l => l.Scores) > 0);
    }

    private long SizeOfRecordings() => new DirectoryInfo(Recordings).EnumerateFiles("*.journal").Sum(f => f.Length);
}
