using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Tests.Evaluation.Grid;

public sealed class GridSamplerTests
{
    private const long SecondNs = 1_000_000_000;
    private const long MillisecondNs = 1_000_000;
    private const long Start = 1_800_000_000;

    private readonly ListSink _sink = new();
    private readonly GridSampler _sampler;

    public GridSamplerTests() => _sampler = new GridSampler(_sink, "BTCUSDT");

    [Fact]
    public void AdvanceTo_WholeSecondBetweenTwoInputs_TakesWhatTheFirstLeft()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Input(((Start + 1) * SecondNs) - 1, 110, 112, 70);
        Input((Start + 1) * SecondNs, 120, 122, 80);
        Input(((Start + 1) * SecondNs) + (100 * MillisecondNs), 130, 132, 90);
        _sampler.End(GridEnd.Cut);

        GridChunk chunk = Assert.Single(_sink.Chunks);
        Assert.Equal((1, 2, 2), (chunk.From, chunk.Count, chunk.TouchCount));
        Assert.Equal(new GridScore(7_000, 0, ScoreSide.Long), chunk.Score(0, 1));
        Assert.Equal((120, 122), (chunk.Bid(1), chunk.Ask(1)));
    }

    [Fact]
    public void AdvanceTo_NothingForSeconds_CarriesTheLastOn()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Input((Start + 5) * SecondNs, 200, 202, 20);
        _sampler.End(GridEnd.Cut);

        GridChunk chunk = Assert.Single(_sink.Chunks);
        Assert.Equal((6, 5), (chunk.Count, chunk.TouchCount));
        Assert.All(Enumerable.Range(1, 4), s => Assert.Equal((6_000, 100), ((int)chunk.Score(0, s).Value, (int)chunk.Bid(s))));
        Assert.Equal(6_000, chunk.Score(0, 5).Value);
    }

    [Fact]
    public void AdvanceTo_EndOfAChunk_HandsItOverAndGoesOnInTheNext()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Input((Start + 1_201) * SecondNs, 100, 102, 60);
        _sampler.End(GridEnd.Cut);

        Assert.Equal([Start / 600, (Start / 600) + 1, (Start / 600) + 2], _sink.Chunks.Select(c => c.Index));
        Assert.Equal([false, true, false], _sink.Chunks.Select(c => c.IsWhole));
        Assert.Equal((0, 600, 600), (_sink.Chunks[1].From, _sink.Chunks[1].Count, _sink.Chunks[1].TouchCount));
    }

    [Fact]
    public void AdvanceTo_AfterASleepOfTheMachine_BeginsAnew()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Input((Start + 10) * SecondNs, 100, 102, 60);
        Input((Start + 86_400) * SecondNs, 100, 102, 60);
        _sampler.End(GridEnd.Cut);

        Assert.Equal(2, _sink.Chunks.Count);
        Assert.Equal(11, _sink.Chunks[0].Count);
        Assert.Equal((1, 1), (_sink.Chunks[1].From, _sink.Chunks[1].Count));
    }

    [Fact]
    public void Break_OnceLiveAndSaidTwice_CountsOnce()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Advance((Start + 1) * SecondNs, isLive: true, 100, 102, 60);
        _sampler.Break();
        _sampler.Break();
        Input((Start + 2) * SecondNs, 100, 102, 60, wasLive: false);
        Advance((Start + 3) * SecondNs, isLive: true, 100, 102, 60);
        _sampler.End(GridEnd.Cut);

        GridChunk chunk = Assert.Single(_sink.Chunks);
        Assert.Equal([0, 1, 1], [chunk.Breaks(1), chunk.Breaks(2), chunk.Breaks(3)]);
        Assert.Equal(
            [GridMarks.Followed | GridMarks.Scored, GridMarks.Followed, GridMarks.Followed | GridMarks.Scored],
            [chunk.Marks(1), chunk.Marks(2), chunk.Marks(3)]);
        Assert.Equal(1, chunk.TouchBreaks(1));
        Assert.False(chunk.HasTouch(1));
        Assert.True(chunk.HasTouch(2));
    }

    [Fact]
    public void OnScores_SideChangesTwiceBetweenSamples_CountsBoth()
    {
        Input(Start * SecondNs, 100, 102, 60);
        Input((Start * SecondNs) + 1, 100, 102, 50);
        Input((Start * SecondNs) + 2, 100, 102, 60);
        _sampler.Break();
        Input((Start * SecondNs) + 3, 100, 102, 40, wasLive: false);
        _sampler.End(GridEnd.Cut);

        Assert.Equal(2, Assert.Single(_sink.Chunks).Changes(0));
    }

    [Fact]
    public void AdvanceTo_SecondWithInputs_KeepsThemToAThousandth()
    {
        MicrostructureInputs inputs = default;
        (inputs[0], inputs[4], inputs[10]) = (1.2346, -5, 0);
        GridState state = new(IsLive: true, IsGap: false, 100, 102, Grade: 0) { Inputs = inputs };
        _sampler.AdvanceTo(Start * SecondNs, state, [ScoreOf(60)]);
        _sampler.AdvanceTo((Start + 1) * SecondNs, state, [ScoreOf(60)]);
        _sampler.End(GridEnd.Cut);

        GridChunk chunk = Assert.Single(_sink.Chunks);
        double?[] expected = [1.235, null, null, null, -5, null, null, null, null, null, 0];
        Assert.Equal(expected, Enumerable.Range(0, MicrostructureInputs.Count).Select(input => chunk.Input(input, 1)));
    }

    [Fact]
    public void Of_ContributionsOneOfThemNone_RoundsToHundredths()
    {
        Span<short> points = stackalloc short[GridScore.Factors];
        GridScore score = GridScore.Of(new Score(61.236, 61.236, ScoreSide.Long, 33.333, new Contributions(3.236, null, 8, 0, -0.004)), points);

        Assert.Equal(new GridScore(6_124, 3_333, ScoreSide.Long), score);
        Assert.Equal([324, GridScore.None, 800, 0, 0], points.ToArray());
    }

    private static Score ScoreOf(double value) => new(value, value, value > 55 ? ScoreSide.Long : value < 45 ? ScoreSide.Short : ScoreSide.Neutral, 0, default);

    private (long Bid, long Ask, double Score) _before = (100, 102, 60);

    private void Input(long nowNs, long bid, long ask, double score, bool wasLive = true)
    {
        Advance(nowNs, wasLive, _before.Bid, _before.Ask, _before.Score);
        _before = (bid, ask, score);
        _sampler.OnScores([ScoreOf(score)]);
    }

    private void Advance(long nowNs, bool isLive, long bid, long ask, double score)
    {
        if (_sampler.IsDue(nowNs))
        {
            _sampler.AdvanceTo(nowNs, new GridState(isLive, IsGap: false, bid, ask, Grade: 0), [ScoreOf(score)]);
        }
    }
}
