using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Scoring;

public sealed class SymmetricModelTests
{
    private static readonly FactorInputs Nothing = new(null, 0, null, HasBidWall: false, HasAskWall: false, 0, null);

    private static Gen<double?> Shares =>
        from share in Gen.Choose(0, 1_000_000)
        from isKnown in Gen.Choose(0, 5)
        select isKnown == 0 ? (double?)null : share / 1e6;

    private static Gen<FactorInputs> Inputs =>
        from depth in Shares
        from flow in Shares
        from bid in Shares
        from ask in Shares
        from spoofing in Shares
        from trend in Shares
        from scale in Gen.Elements(0.001, 1, 50)
        select Nothing with
        {
            DepthImbalance = (2 * depth) - 1,
            FlowBalance = (2 * flow) - 1,
            BidWallRank = bid,
            AskWallRank = ask,
            SpoofingRank = spoofing,
            TrendStrength = ((2 * trend) - 1) * scale,
        };

    private static Gen<ScoreWeights> Weights =>
        from depth in Gen.Choose(0, 100_000)
        from flow in Gen.Choose(0, 100_000)
        from walls in Gen.Choose(0, 100_000)
        from spoofing in Gen.Choose(0, 100_000)
        from momentum in Gen.Choose(0, 100_000)
        from isShipped in Gen.Choose(0, 1)
        select isShipped == 1
            ? new ScoreWeights()
            : new ScoreWeights { DepthImbalance = depth / 1e3, TradeFlow = flow / 1e3, Walls = walls / 1e3, Spoofing = spoofing / 1e3, Momentum = momentum / 1e3 };

    private static Gen<(FactorInputs Inputs, ScoreWeights Weights)> Cases =>
        from inputs in Inputs
        from weights in Weights
        select (inputs, weights);

    [Fact]
    public void Rate_MirroredMarket_IsTheMirroredScoreExactly() => Properties.ForAll(
        Cases,
        c =>
        {
            SymmetricModel model = new(c.Weights);
            Score score = model.Rate(c.Inputs), mirrored = model.Rate(Mirror(c.Inputs));

            Assert.Equal(100 - score.Value, mirrored.Value);
            Assert.Equal(100 - score.Raw, mirrored.Raw);
            Assert.Equal(score.Confidence, mirrored.Confidence);
            Assert.Equal(Opposite(score.Side), mirrored.Side);
            Contributions p = score.Contributions;
            Assert.Equal(new Contributions(-p.DepthImbalance, -p.TradeFlow, -p.Walls, -p.Spoofing, -p.Momentum), mirrored.Contributions);
        },
        cases: 3_000);

    [Fact]
    public void Rate_AnyMarket_IsWithinTheLimitsAndTheBudgetOfEachFactor() => Properties.ForAll(Cases, c =>
    {
        Score score = new SymmetricModel(c.Weights).Rate(c.Inputs);

        Assert.InRange(score.Value, 0, 100);
        Assert.InRange(score.Confidence, 0, 100);
        Contributions p = score.Contributions;
        Assert.All(
            [(p.DepthImbalance, c.Weights.DepthImbalance), (p.TradeFlow, c.Weights.TradeFlow), (p.Walls, c.Weights.Walls), (p.Spoofing, c.Weights.Spoofing), (p.Momentum, c.Weights.Momentum)],
            part => Assert.InRange(Math.Abs(part.Item1 ?? 0), 0, part.Item2 + 1e-9));
    });

    [Fact]
    public void Rate_Spoofing_TakesFromTheOthersAndNeverTurnsThem() => Properties.ForAll(Cases, c =>
    {
        SymmetricModel model = new(c.Weights);
        double without = model.Rate(c.Inputs with { SpoofingRank = null }).Contributions.Sum;
        double with = model.Rate(c.Inputs).Contributions.Sum;

        Assert.True(Math.Abs(with) <= Math.Abs(without), $"{without} became {with}");
        Assert.True(with * without >= 0, $"{without} became {with}");
    });

    [Fact]
    public void Rate_NothingKnown_IsTheMiddleWithoutConfidence()
    {
        Score score = new SymmetricModel(new ScoreWeights()).Rate(Nothing);
        Assert.Equal(new Score(50, 50, ScoreSide.Neutral, 0, default), score);
    }

    [Theory]
    [InlineData(0.5, 0.0, 0.0)]
    [InlineData(0.75, 0.0, 4.0)]
    [InlineData(1.0, 0.4, 8.0)]
    [InlineData(1.0, 1.0, 0.0)]
    [InlineData(0.75, 1.0, -4.0)]
    public void Rate_Walls_CountAsFarAsOneSideIsMoreUnusual(double bid, double ask, double points) =>
        Assert.Equal(points, Points(Nothing with { BidWallRank = bid, AskWallRank = ask }).Walls);

    [Theory]
    [InlineData(0.2, 1.0, -3.0)]
    [InlineData(-0.2, 1.0, 3.0)]
    [InlineData(1.0, 1.0, -12.0)]
    [InlineData(-1.0, 0.75, 6.0)]
    [InlineData(1.0, 0.5, 0.0)]
    [InlineData(0.0, 1.0, 0.0)]
    public void Rate_Spoofing_PullsTowardsTheMiddle(double depthImbalance, double rank, double points) =>
        Assert.Equal(points, Points(Nothing with { DepthImbalance = depthImbalance, SpoofingRank = rank }).Spoofing);

    [Fact]
    public void Rate_FlowAndMomentum_GoByShareAndStrength()
    {
        Contributions points = Points(Nothing with { FlowBalance = -0.5, TrendStrength = 0.5 });
        Assert.Equal(-5.0, points.TradeFlow);
        Assert.Equal(17 * Math.Tanh(0.5), points.Momentum!.Value, 1e-11);
        Assert.Equal(17.0, Points(Nothing with { TrendStrength = 1e9 }).Momentum);
    }

    [Fact]
    public void Rate_ClassicInputs_AreNotLookedAt() =>
        Assert.Equal(default, Points(new FactorInputs(null, 100, 7, HasBidWall: true, HasAskWall: false, 99, Trend.Bullish)));

    private static Contributions Points(FactorInputs inputs) => new SymmetricModel(new ScoreWeights()).Contribute(inputs);

    private static FactorInputs Mirror(FactorInputs inputs) => inputs with
    {
        DepthImbalance = -inputs.DepthImbalance,
        FlowBalance = -inputs.FlowBalance,
        BidWallRank = inputs.AskWallRank,
        AskWallRank = inputs.BidWallRank,
        TrendStrength = -inputs.TrendStrength,
    };

    private static ScoreSide Opposite(ScoreSide side) => side switch { ScoreSide.Long => ScoreSide.Short, ScoreSide.Short => ScoreSide.Long, _ => side };
}
