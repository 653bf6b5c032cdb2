using Scalper.Core.Evaluation;

namespace Scalper.Tests.Evaluation.Grid;

public sealed class EvaluationBookTests
{
    // A midnight.
    private const long Midnight = 1_800_057_600;

    private static readonly GridPlan Plan = new([new ModelKey("model 0", "0")]);

    private readonly EvaluationBook _book = new(Plan, feeBps: 5.5);

    [Fact]
    public void Decide_BlocksOfYesterdayAndToday_GoesByThoseThatHadEndedAtMidnight()
    {
        AddBlocks(Midnight - (120 * 600), 120, ic: 0.2);
        AddBlocks(Midnight, 6, ic: -1);

        Assert.True(_book.Decide(Midnight + 3_600));
        Assert.Equal(Midnight, _book.DecidedAtSecond);
        Verdict verdict = _book.Verdicts![0];
        Assert.Equal((VerdictKind.PredictsDoesNotPay, 120), (verdict.Kind, verdict.Blocks));
        Assert.Equal(126, _book.Read().Records[0].Points.Count);
    }

    [Fact]
    public void Decide_Twice_DecidesOnceADay()
    {
        AddBlocks(Midnight - 600, 1, ic: 0.2);

        Assert.True(_book.Decide(Midnight));
        Assert.False(_book.Decide(Midnight + 1));
        Assert.False(_book.Decide(Midnight + 86_399));
        Assert.True(_book.Decide(Midnight + 86_400));
        Assert.Equal("not proven (1 block)", _book.Verdicts![0].Words);
    }

    [Fact]
    public void Decide_NothingBeforeMidnight_DecidesNothing()
    {
        AddBlocks(Midnight, 3, ic: 0.2);

        Assert.False(_book.Decide(Midnight + 3_600));
        Assert.Null(_book.Read().Verdicts);
        Assert.Equal(VerdictKind.NotProven, _book.Read().VerdictOf(_book.Read().Records[0]).Kind);
    }

    [Fact]
    public void Decide_BlocksOlderThanAMonth_AreForgotten()
    {
        AddBlocks(Midnight - (40 * 86_400), 5, ic: 0.2);
        AddBlocks(Midnight - 600, 1, ic: 0.2);
        _book.Decide(Midnight);

        Assert.Single(_book.Read().Records[0].Points);
    }

    [Fact]
    public void ScalesOf_SamplesOfYesterdayAndToday_KnowsYesterdayAlone()
    {
        const long Length = 3_000;
        _book.AddSamples(Midnight - Length, Samples(10));
        _book.AddSamples(Midnight - 1_000, Samples(90));
        _book.AddSamples(Midnight - 86_400 - Length - 1, Samples(70));

        Assert.Equal(DecileEdges.Of(Scores(10))!.Values, _book.ScalesOf(Midnight).EdgesOf(0)!.Values);
        Assert.Equal(DecileEdges.Of(Scores(90))!.Values, _book.ScalesOf(Midnight + 86_400).EdgesOf(0)!.Values);
        Assert.Null(_book.ScalesOf(Midnight + (2 * 86_400)).EdgesOf(0));
    }

    [Fact]
    public void Add_BlockOfAnotherModel_IsNoneOfOurs()
    {
        _book.Add(Tally(new ModelKey("model 0", "other weights"), Midnight, 0.5));

        Assert.All(_book.Read().Records, r => Assert.Empty(r.Points));
    }

    private static double[] Scores(int from) => [.. Enumerable.Range(from, 20).Select(i => i * GridScore.Step)];

    private static ScaleSample[] Samples(int from) =>
        [.. Enumerable.Range(from, 20).Select(i => new ScaleSample("AAA", [(short)i], new short[GridScore.Factors], new float[Horizon.All.Count]))];

    private static BlockTally Tally(ModelKey model, long start, double ic) => new(model, Horizon.All[0], start)
    {
        Ic = new PooledIc(default(PooledBlock).With(ic), default(PooledBlock).With(ic)),
    };

    private void AddBlocks(long start, int count, double ic)
    {
        for (int i = 0; i < count; i++)
        {
            // Not all the same, that there is something to be uncertain of.
            _book.Add(Tally(Plan.Models[0], start + (600L * i), ic + (0.01 * (i % 3))));
        }
    }
}
