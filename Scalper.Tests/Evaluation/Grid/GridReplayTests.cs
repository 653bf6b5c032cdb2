using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Recording;
using Scalper.Core.Replay;
using Scalper.Core.Scoring;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay;

namespace Scalper.Tests.Evaluation.Grid;

/// <summary>What lanes sample: of real frames, cut off anywhere, and live against replayed.</summary>
public sealed class GridReplayTests : IDisposable
{
    private const string Capture = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";
    private const long SecondNs = 1_000_000_000;
    private const long LatencyNs = 100_000_000;
    private const int Symbols = 2;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [CapturesFact]
    public void Step_RealFrames_SamplesAreWhatWasInForce()
    {
        List<Seen> seen = [];
        List<GridChunk> chunks = Play(int.MaxValue, seen);

        Assert.True(chunks.Sum(c => c.Count - c.From) > 70);
        foreach (GridChunk chunk in chunks)
        {
            Seen[] ofSymbol = [.. seen.Where(s => s.Symbol == chunk.Symbol)];
            for (int second = chunk.From; second < chunk.Count; second++)
            {
                Seen? at = ofSymbol.LastOrDefault(s => s.AtNs < (chunk.StartSecond + second) * SecondNs);
                Assert.Equal(at is { IsLive: true }, (chunk.Marks(second) & GridMarks.Scored) != 0);
                for (int model = 0; at is { IsLive: true } && model < ScoreModels.Count; model++)
                {
                    Assert.Equal((Math.Round(100 * at.Scores[model].Value), at.Scores[model].Side), (chunk.Score(model, second).Value, chunk.Score(model, second).Side));
                }
            }

            for (int second = chunk.From; second < chunk.TouchCount; second++)
            {
                Seen? at = ofSymbol.LastOrDefault(s => s.AtNs < ((chunk.StartSecond + second) * SecondNs) + LatencyNs);
                Assert.Equal(at is { IsLive: true } ? (at.Bid, at.Ask) : (0, 0), chunk.HasTouch(second) ? (chunk.Bid(second), chunk.Ask(second)) : (0, 0));
            }
        }
    }

    [CapturesFact]
    public void Step_FutureCutOffAtAnyFrame_LeavesEverySampleAndEveryClosedOutcomeAsItWas()
    {
        List<Seen> seen = [];
        List<GridChunk> whole = Play(int.MaxValue, seen);
        SeededRandomCuts cuts = new(seed: 20_261_123, seen.Count / Symbols);

        foreach (int cut in cuts.Take(12))
        {
            List<GridChunk> part = Play(cut, []);
            Assert.NotEmpty(part);
            foreach (GridChunk chunk in part)
            {
                GridChunk same = Assert.Single(whole, c => (c.Symbol, c.Index, c.From) == (chunk.Symbol, chunk.Index, chunk.From));
                AssertSame(chunk, same);
                AssertOutcomesSame(chunk, same);
            }
        }
    }

    [Fact]
    public async Task Play_RecordedRunWithFaults_SamplesAreThoseOfTheLiveRun()
    {
        ListSink live = new(ScoreModels.Count), replayed = new(ScoreModels.Count);
        await RecordedRun.RecordAsync(_folder.Path, seed: 12, messages: 12_000, grid: live);
        foreach (ReplayTrack track in ReplayCatalogue.Read(_folder.Path).Tracks)
        {
            RecordingReplay.Play(track, listener: null, CancellationToken.None, replayed);
        }

        Assert.True(live.Chunks.Sum(c => c.Count - c.From) > RecordedRun.Symbols, $"{live.Chunks.Sum(c => c.Count - c.From)} samples");
        // A replay begins with the first checkpoint, a moment after the run: what it samples first may begin a second later.
        Dictionary<(string, long, int), GridChunk> ofReplay = replayed.Chunks.ToDictionary(c => (c.Symbol, c.Index, c.Count));
        int compared = 0;
        foreach (GridChunk chunk in live.Chunks.Where(c => c.Count > c.From + 2))
        {
            GridChunk same = ofReplay[(chunk.Symbol, chunk.Index, chunk.Count)];
            Assert.InRange(same.From, chunk.From, chunk.From + 2);
            Assert.Equal(chunk.TouchCount, same.TouchCount);
            AssertSame(same, chunk);
            compared += same.Count - same.From;
        }

        Assert.True(compared > 3 * RecordedRun.Symbols, $"{compared} samples compared");
    }

    [CapturesFact]
    public void Judge_CaptureTwice_IsTheSameAndSaysWhatItCanNotKnow()
    {
        GridPlan plan = new(ModelKeys.Of(new EngineOptions()));
        ReplayCatalogue capture = ReplayCatalogue.Read(CapturePath.Bybit(Capture));

        RecordingWorth one = RecordingEvaluation.Judge([capture], [], plan, feeBps: 5.5, CancellationToken.None);
        RecordingWorth other = RecordingEvaluation.Judge([capture], [], plan, feeBps: 5.5, CancellationToken.None);

        Assert.Equal(one.Reading.Records.Select(r => r.Ic), other.Reading.Records.Select(r => r.Ic));
        HorizonRecord shortest = one.Reading.Find("classic", 1)!;
        Assert.True(shortest.Coverage.Kept.Count > 70, $"{shortest.Coverage}");
        Assert.NotNull(shortest.Hits.Counts.Rate);
        Assert.All(one.Reading.Verdicts!, v => Assert.Equal(VerdictKind.NotProven, v.Kind));
        Assert.Equal(["BTCUSDT", "SOLUSDT"], one.Symbols.Keys.Order());
    }

    private static void AssertSame(GridChunk part, GridChunk whole)
    {
        Assert.True(part.Count <= whole.Count && part.TouchCount <= whole.TouchCount);
        // Breaks are counted from wherever sampling began.
        int before = whole.Breaks(part.From) - part.Breaks(part.From);
        for (int second = part.From; second < part.Count; second++)
        {
            Assert.Equal((whole.Marks(second), whole.Breaks(second)), (part.Marks(second), part.Breaks(second) + before));
            for (int model = 0; (part.Marks(second) & GridMarks.Scored) != 0 && model < ScoreModels.Count; model++)
            {
                Assert.Equal(whole.Score(model, second), part.Score(model, second));
                Assert.All(Enumerable.Range(0, GridScore.Factors), f => Assert.Equal(whole.Contribution(model, f, second), part.Contribution(model, f, second)));
            }
        }

        for (int second = part.From; second < part.TouchCount; second++)
        {
            Assert.Equal(
                (whole.HasTouch(second), whole.TouchBreaks(second), whole.HasTouch(second) ? whole.Bid(second) : 0, whole.HasTouch(second) ? whole.Ask(second) : 0),
                (part.HasTouch(second), part.TouchBreaks(second) + before, part.HasTouch(second) ? part.Bid(second) : 0, part.HasTouch(second) ? part.Ask(second) : 0));
        }
    }

    private static void AssertOutcomesSame(GridChunk part, GridChunk whole)
    {
        GridWindows closed = new(), all = new();
        closed.Read([part], Horizon.All[1]);
        all.Read([whole], Horizon.All[1]);
        for (int window = 0; window < closed.Count && closed.Second(window) + Horizon.All[1].Seconds < part.TouchCount; window++)
        {
            Assert.Equal((all.Second(window), all.Outcome(window)), (closed.Second(window), closed.Outcome(window)));
        }
    }

    private static List<GridChunk> Play(int frames, List<Seen> seen)
    {
        var found = BybitCaptureSymbols.Find(CaptureReader.Read(CapturePath.Bybit(Capture))).Symbols;
        FollowedSymbol[] symbols = [.. found.Select((s, place) => new FollowedSymbol(s.Instrument, lane: 0, place))];
        ListSink sink = new(ScoreModels.Count);
        Lane lane = new(new EngineOptions(), symbols, [.. found.Select(s => s.BookDepth)], new LaneLinks { Grid = sink });
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(Capture)).Take(frames))
        {
            lane.Step(line.Frame, line.ReceivedAtNs ?? lane.NowNs);
            foreach (FollowedSymbol symbol in symbols)
            {
                symbol.Read(out SymbolView view);
                seen.Add(new Seen(symbol.Instrument.Symbol, lane.NowNs, view.IsLive, view.BestBidTicks ?? 0, view.BestAskTicks ?? 0, [.. Enumerable.Range(0, ScoreModels.Count).Select(m => view.ModelScores[m])]));
            }
        }

        lane.Close();
        return sink.Chunks;
    }

    private sealed record Seen(string Symbol, long AtNs, bool IsLive, long Bid, long Ask, Score[] Scores);
}
