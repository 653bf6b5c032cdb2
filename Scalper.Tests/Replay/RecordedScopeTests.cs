using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay;

/// <summary>Recordings that leave something out by their settings.</summary>
public sealed class RecordedScopeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _out = new();

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task Record_SomeSymbols_HasTheirFramesAloneAndReplaysToTheirScores()
    {
        string[] symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];
        await RecordedRun.RecordAsync(_folder.Path, seed: 41, messages: 12_000, new RecordingScope([], symbols, []));

        ReplayReport report = RecordingReplay.Play(_folder.Path, CancellationToken.None);

        Assert.Equal([], report.AllFaults);
        Assert.Empty(report.Differences);
        Assert.All(report.Lanes, l => Assert.True(l is { Compared: > 2, Gaps: 0, Missing: 0 }, l.ToString()));
        Assert.True(report.Lanes.Sum(l => l.Scores) > 500, $"{report.Lanes.Sum(l => l.Scores)} scores");
        Assert.Equal(symbols, Topics().Select(t => t[(t.LastIndexOf('.') + 1)..]).Distinct().Order());
    }

    [Fact]
    public async Task Record_SomeTopics_HasThoseAloneAndPromisesNoScores()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 42, messages: 4_000, new RecordingScope(["Bybit"], [], [RecordedTopic.Book, RecordedTopic.Trades]));

        ReplayReport report = RecordingReplay.Play(_folder.Path, CancellationToken.None);

        Assert.Equal([], report.AllFaults);
        Assert.All(report.Lanes, l => Assert.True(l is { Compared: 0, Gaps: 0, Missing: 0, Scores: > 0, IsPartial: true }, l.ToString()));
        Assert.Equal(["orderbook", "publicTrade"], Topics().Select(t => t[..t.IndexOf('.', StringComparison.Ordinal)]).Distinct().Order());
        ExportException refused = Assert.Throws<ExportException>(
            () => MomentExport.Write(ReplayCatalogue.Read(_folder.Path), "BTCUSDT", ExportRange.All, Path.Combine(_out.Path, "x"), CancellationToken.None));
        Assert.StartsWith("expected a recording of all topics", refused.Message, StringComparison.Ordinal);
        (RestoreReading restore, _) = await RecordedRun.ResumeAsync(_folder.Path, seed: 44, messages: 500);
        Assert.Equal((0, "The last recording is one without some topics: nothing is taken from it."), (restore.Symbols, restore.Notice));
    }

    [Fact]
    public async Task Record_AnotherVenue_RecordsNothing()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 43, messages: 1_000, new RecordingScope(["elsewhere"], [], []));
        Assert.DoesNotContain(RecordingReplay.Play(_folder.Path, CancellationToken.None).Lanes, l => l.Inputs > 0);
    }

    private IEnumerable<string> Topics()
    {
        string path = Path.Combine(_out.Path, "c.jsonl");
        CaptureExport.Write(ReplayCatalogue.Read(_folder.Path), symbol: null, ExportRange.All, path, CancellationToken.None);
        return [.. CaptureReader.Read(path).Select(l => Encoding.UTF8.GetString(l.Frame)).Where(f => f.StartsWith("{\"topic\":\"", StringComparison.Ordinal)).Select(f => f.Split('"')[3])];
    }
}
