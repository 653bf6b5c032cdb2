using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Evaluation.Grid;

namespace Scalper.Tests.Engine;

public sealed class GradeMarkTests
{
    private const string Capture = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    [CapturesFact]
    public void Grade_BetweenFrames_MarksSamplesFromThereOnAndNoScore()
    {
        (List<GridChunk> unmarked, string scores) = Play(static (_, _, _) => { });
        (List<GridChunk> marked, string sameScores) = Play((lane, symbol, frame) =>
        {
            if (frame == 100)
            {
                lane.Grade(symbol, 3);
            }
        });

        Assert.Equal(scores, sameScores);
        Assert.All(unmarked, c => Assert.All(Enumerable.Range(c.From, c.Count - c.From), s => Assert.Equal(0, c.Grade(s))));
        GridChunk ofFirst = Assert.Single(marked, c => Enumerable.Range(c.From, c.Count - c.From).Any(s => c.Grade(s) == 3));
        int[] grades = [.. Enumerable.Range(ofFirst.From, ofFirst.Count - ofFirst.From).Select(s => (int)ofFirst.Grade(s))];
        Assert.Equal([0, 3], grades.Distinct());
    }

    private static (List<GridChunk> Chunks, string Scores) Play(Action<Lane, FollowedSymbol, int> between)
    {
        var found = BybitCaptureSymbols.Find(CaptureReader.Read(CapturePath.Bybit(Capture))).Symbols;
        FollowedSymbol[] symbols = [.. found.Select((s, place) => new FollowedSymbol(s.Instrument, lane: 0, place))];
        ListSink sink = new(Scalper.Core.Scoring.ScoreModels.Count);
        Lane lane = new(new EngineOptions(), symbols, [.. found.Select(s => s.BookDepth)], new LaneLinks { Grid = sink });
        StringBuilder scores = new();
        int frame = 0;
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(Capture)))
        {
            between(lane, symbols[0], frame++);
            int scored = lane.Step(line.Frame, line.ReceivedAtNs ?? lane.NowNs);
            if (scored >= 0)
            {
                symbols[scored].Read(out SymbolView view);
                scores.Append(view.Score).Append(view.ModelScores[1]);
            }
        }

        lane.Close();
        return (sink.Chunks, scores.ToString());
    }
}
