using Scalper.Core.Engine.Inputs;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay.Export;

/// <summary>What is cut out of a recording replays to the very scores of the whole.</summary>
public sealed class MomentExportTests : IDisposable
{
    private const int Symbols = 10;

    private readonly TempFolder _folder = new();
    private readonly TempFolder _out = new();

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Write_RunWithFaults_HasTheScoresOfEachSymbolInASmallFile(long seed)
    {
        await RecordedRun.RecordAsync(_folder.Path, seed, messages: 12_000);
        ReplayCatalogue whole = ReplayCatalogue.Read(_folder.Path);
        Dictionary<string, long> scores = ScoresOf(whole);
        SeededRandom random = new((ulong)seed);
        long bytes = new RecordingFolder(_folder.Path).List().Sum(s => s.Bytes);

        foreach (string symbol in scores.Keys.Order(StringComparer.Ordinal).OrderBy(_ => random.NextUnit()).Take(Symbols).ToArray())
        {
            string path = Path.Combine(_out.Path, symbol);
            ExportReport report = MomentExport.Write(whole, symbol, ExportRange.All, path, CancellationToken.None);

            ReplayCatalogue moment = ReplayCatalogue.Read(path);
            AssertSame(moment, whole, symbol);
            Assert.Equal(scores[symbol], ScoresOf(moment).GetValueOrDefault(symbol));
            Assert.Equal([], report.Faults);
            Assert.True(report.Frames >= scores[symbol] && report.Bytes == new FileInfo(path).Length && report.Bytes < bytes / 10, $"{report} of {bytes} bytes");
        }
    }

    [Fact]
    public async Task Write_PartOfARun_BeginsWithTheStateOfThatMomentAndEndsThere()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 23, messages: 15_000);
        ReplayCatalogue whole = ReplayCatalogue.Read(_folder.Path);
        (string symbol, long all) = ScoresOf(whole).MaxBy(s => s.Value);
        ReplayReport played = RecordingReplay.Play(whole, CancellationToken.None);
        long third = (played.ToNs - played.FromNs) / 3;
        ExportRange range = new(played.FromNs + third, played.ToNs - third);
        string path = Path.Combine(_out.Path, "part.moment"), again = Path.Combine(_out.Path, "again.moment");

        ExportReport report = MomentExport.Write(whole, symbol, range, path, CancellationToken.None);

        ReplayCatalogue moment = ReplayCatalogue.Read(path);
        AssertSame(moment, whole, symbol);
        Assert.InRange(ScoresOf(moment)[symbol], 10, all - 10);
        Assert.InRange(report.ToNs, report.FromNs, range.ToNs);
        Assert.Equal(new Moment(symbol, range.FromNs, range.ToNs), moment.Moment);

        // What is cut out of it once more is the same.
        MomentExport.Write(moment, symbol, ExportRange.All, again, CancellationToken.None);
        Assert.Equal(RecordingReplay.Play(path, CancellationToken.None).Hash, RecordingReplay.Play(again, CancellationToken.None).Hash);
    }

    [Fact]
    public async Task Write_GapInTheRecording_HasTheGapAndGoesOnBehindIt()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 24, messages: 15_000);
        string segment = new RecordingFolder(_folder.Path).List()[0].Path;
        byte[] bytes = await File.ReadAllBytesAsync(segment);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);
        ReplayCatalogue whole = ReplayCatalogue.Read(_folder.Path);
        ReplayReport played = RecordingReplay.Play(whole, CancellationToken.None);
        ushort lane = Assert.Single(played.Lanes, l => l.Gaps > 0).Track.Lane;
        string symbol = SymbolsOf(whole.Tracks.Single(t => t.Lane == lane))[0];
        string path = Path.Combine(_out.Path, "gap.moment");

        ExportReport report = MomentExport.Write(whole, symbol, ExportRange.All, path, CancellationToken.None);

        Assert.Equal(1, report.Gaps);
        Assert.Contains("CRC", Assert.Single(report.Faults), StringComparison.Ordinal);
        ReplayReport moment = RecordingReplay.Play(path, CancellationToken.None);
        Assert.Equal([], moment.AllFaults);
        Assert.Equal(1, moment.Lanes.Sum(l => l.Gaps));
        Assert.Empty(moment.Differences);
        Assert.Equal(ScoresOf(whole)[symbol], moment.Lanes.Sum(l => l.Scores));
    }

    [CapturesFact]
    public void Write_OfACapture_HasTheScoresOfTheSymbol()
    {
        ReplayCatalogue capture = ReplayCatalogue.Read(CapturePath.Bybit("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz"));
        string path = Path.Combine(_out.Path, "sol.moment");

        MomentExport.Write(capture, "SOLUSDT", ExportRange.All, path, CancellationToken.None);

        ReplayCatalogue moment = ReplayCatalogue.Read(path);
        AssertSame(moment, capture, "SOLUSDT");
        Assert.Equal(ScoresOf(capture)["SOLUSDT"], ScoresOf(moment)["SOLUSDT"]);
    }

    [Fact]
    public async Task Write_WhatIsNotThere_SaysWhatWasExpectedAndLeavesNoFile()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 25, messages: 2_000);
        ReplayCatalogue whole = ReplayCatalogue.Read(_folder.Path);
        string path = Path.Combine(_out.Path, "none.moment");

        Assert.Contains("came NOSUCHUSDT; ", Fault("NOSUCHUSDT", ExportRange.All).Message, StringComparison.Ordinal);
        Assert.Contains("in which something was recorded", Fault("BTCUSDT", new ExportRange(1, 2)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_out.Path));
        await File.WriteAllTextAsync(path, "mine");
        Assert.Contains("not there yet", Fault("BTCUSDT", ExportRange.All).Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));

        ExportException Fault(string symbol, ExportRange range) =>
            Assert.Throws<ExportException>(() => MomentExport.Write(whole, symbol, range, path, CancellationToken.None));
    }

    private static void AssertSame(ReplayCatalogue moment, ReplayCatalogue whole, string symbol)
    {
        ReplayReport played = RecordingReplay.Play(moment, CancellationToken.None);
        Assert.Equal([], played.AllFaults);
        Assert.Equal([], played.Differences.Select(d => d.ToString()));
        Assert.All(played.Lanes, l => Assert.True(l is { Compared: > 0, Gaps: 0, Missing: 0 }, $"{symbol}: {l}"));
        (IReadOnlyList<ReplayDifference> differences, int lanes) = ReplayComparison.Compare(moment, whole, CancellationToken.None);
        Assert.Equal([], differences.Select(d => d.ToString()));
        Assert.Equal(moment.Tracks.Count, lanes);
    }

    private static Dictionary<string, long> ScoresOf(ReplayCatalogue catalogue)
    {
        Counter counter = new();
        foreach (ReplayTrack track in catalogue.Tracks)
        {
            RecordingReplay.Play(track, counter, CancellationToken.None);
        }

        return counter.Scores;
    }

    private static string[] SymbolsOf(ReplayTrack track)
    {
        Counter counter = new();
        RecordingReplay.Play(track, counter, CancellationToken.None);
        return [.. counter.Scores.OrderByDescending(s => s.Value).Select(s => s.Key)];
    }

    private sealed class Counter : IReplayListener
    {
        public Dictionary<string, long> Scores { get; } = [];

        public void OnInput(in JournalRecord record)
        {
            // Scores alone count.
        }

        public void OnScore(in ScoreEvent score) => Scores[score.Symbol] = Scores.GetValueOrDefault(score.Symbol) + 1;
    }
}
