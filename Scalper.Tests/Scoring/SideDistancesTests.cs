using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Scoring;

public sealed class SideDistancesTests
{
    private const double Step = 1.0 / FactorSteps.PerUnit;
    private static readonly FactorInputs Plain = new(0, 10, 1, HasBidWall: false, HasAskWall: false, 0, Trend.Neutral);

    private static Gen<FactorInputs> Inputs =>
        from depth in Gen.Choose(-1_000_000, 1_000_000)
        from hasDepth in Gen.Choose(0, 9)
        from trades in Gen.Choose(0, 3)
        from sells in Gen.Choose(0, 5)
        from ratio in Gen.Choose(0, 4_000_000)
        from bid in Gen.Choose(0, 1)
        from ask in Gen.Choose(0, 1)
        from spoofing in Gen.Choose(0, 1_000)
        from trend in Gen.Choose(0, 3)
        select new FactorInputs(
            hasDepth == 0 ? null : depth / 1e6,
            trades,
            trades == 0 || sells == 0 ? null : ratio / 1e6,
            bid == 1,
            ask == 1,
            spoofing / 10.0,
            trend == 3 ? null : (Trend)trend);

    private static Gen<ScoreWeights> Weights =>
        from depth in Gen.Choose(0, 60)
        from flow in Gen.Choose(0, 60)
        from walls in Gen.Choose(0, 40)
        from spoofing in Gen.Choose(0, 40)
        from momentum in Gen.Choose(0, 40)
        from isShipped in Gen.Choose(0, 1)
        select isShipped == 1 ? new ScoreWeights() : new ScoreWeights { DepthImbalance = depth, TradeFlow = flow, Walls = walls, Spoofing = spoofing, Momentum = momentum };

    private static Gen<(FactorInputs Inputs, ScoreWeights Weights, ScoreSide Side)> Cases =>
        from inputs in Inputs
        from weights in Weights
        from side in Gen.Elements(ScoreSide.Long, ScoreSide.Short)
        select (inputs, weights, side);

    [Fact]
    public void To_AnyScore_EveryStatedChangeFlipsTheSideAndASmallerOneDoesNot() => Properties.ForAll(Cases, c =>
    {
        ClassicModel model = new(c.Weights);
        SideDistance distance = To(model, c.Side, c.Inputs);
        bool isHeld = model.Rate(c.Inputs).Side == c.Side;
        Assert.Equal(isHeld, distance.IsHeld);
        Assert.Equal(Enum.GetValues<ScoreFactor>(), distance.Changes.Select(x => x.Factor));
        foreach (FactorChange change in distance.Changes)
        {
            if (change.Target is { } target)
            {
                Assert.Equal(c.Inputs, Undone(target, change.Factor, c.Inputs));
                Assert.True(isHeld != HasSide(target), $"{change} does not flip it");
            }

            Assert.All(Smaller(change, c.Inputs, distance.IsUpward), smaller => Assert.True(isHeld == HasSide(smaller), $"{smaller} flips it before {change}"));
        }

        bool HasSide(FactorInputs inputs) => model.Rate(inputs).Side == c.Side;
    }, cases: 4_000);

    /// <summary>Against every choice of factors that there is.</summary>
    [Fact]
    public void Fewest_AnyScore_NoSmallerChoiceOfFactorsDoesIt() => Properties.ForAll(Cases, c =>
    {
        SideDistance distance = To(new ClassicModel(c.Weights), c.Side, c.Inputs);
        int factors = distance.Changes.Count;
        int[] enough =
        [
            .. from choice in Enumerable.Range(1, (1 << factors) - 1)
               let members = distance.Changes.Where((_, at) => (choice & (1 << at)) != 0).OrderByDescending(x => Math.Abs(x.Reach)).ToArray()
               let sum = members.Aggregate(0.0, (s, x) => s + Math.Abs(x.Reach))
               where distance.IsHeld ? sum >= distance.Points : sum > distance.Points
               select members.Length,
        ];
        Assert.Equal(enough.DefaultIfEmpty(0).Min(), distance.Fewest.Count);
        Assert.Equal(distance.Fewest.Count, distance.Fewest.Distinct().Count());
    }, cases: 1_000);

    [Fact]
    public void To_AnyScore_PointsAreThoseBetweenRawScoreAndThreshold() => Properties.ForAll(Cases, c =>
    {
        ClassicModel model = new(c.Weights);
        Score score = model.Rate(c.Inputs);
        SideDistance distance = To(model, c.Side, c.Inputs);
        double direction = distance.IsUpward ? 1 : -1;
        Assert.Equal(distance.Threshold, score.Raw + (direction * distance.Points), 9);
        Assert.Equal(c.Side, ScoreScale.SideOf(distance.Threshold + (c.Side == ScoreSide.Long ? 1e-9 : -1e-9)));
        Assert.Equal(ScoreSide.Neutral, ScoreScale.SideOf(distance.Threshold));
    });

    [Fact]
    public void To_NothingContributes_NamesTheFirstStepBeyondTheThreshold()
    {
        SideDistance distance = To(ScoreSide.Long, Plain);
        Assert.Equal((false, true, 5.0), (distance.IsHeld, distance.IsUpward, distance.Points));

        // 15 x 0.334 = 5.01; 10 x tanh(0.55) = 5.005; one wall is 8, a trend 17; less suspicion than none there is not.
        Assert.Equal(0.334, distance.Changes[0].Target!.Value.DepthImbalance);
        Assert.Equal(1.55, distance.Changes[1].Target!.Value.BuyVsSellRatio);
        Assert.Equal(Plain with { HasBidWall = true }, distance.Changes[2].Target);
        Assert.Null(distance.Changes[3].Target);
        Assert.Equal(Plain with { Trend = Trend.Bullish }, distance.Changes[4].Target);
    }

    [Fact]
    public void To_ExactlyAtTheThreshold_IsNotYetReached()
    {
        ClassicModel model = new(new ScoreWeights { DepthImbalance = 10 });
        FactorInputs inputs = Plain with { DepthImbalance = 0.5 };
        SideDistance distance = To(model, ScoreSide.Long, inputs);
        Assert.Equal((55.0, false, 0.0), (model.Rate(inputs).Value, distance.IsHeld, distance.Points));
        Assert.Equal(0.501, distance.Changes[0].Target!.Value.DepthImbalance);
    }

    [Fact]
    public void To_HeldSide_NamesWhatEndsIt()
    {
        ClassicModel model = new(new ScoreWeights { DepthImbalance = 10 });
        FactorInputs inputs = Plain with { DepthImbalance = 0.6, HasBidWall = true };
        SideDistance distance = To(model, ScoreSide.Long, inputs);
        Assert.Equal((true, false, 9.0), (distance.IsHeld, distance.IsUpward, distance.Points));

        // Ends at 55 itself: 50 + 8 - 3 points.
        Assert.Equal(-0.3, distance.Changes[0].Target!.Value.DepthImbalance);
        Assert.Null(distance.Changes[1].Target);
        Assert.Equal(inputs with { HasBidWall = false, HasAskWall = true }, distance.Changes[2].Target);
        Assert.Equal(ClassicModel.FirstSuspected, distance.Changes[3].Target!.Value.SpoofingScore);
        Assert.Equal(inputs with { Trend = Trend.Bearish }, distance.Changes[4].Target);
    }

    [Fact]
    public void To_RawScoreBeyondTheClamp_CountsThePointsThatTheClampHides()
    {
        ClassicModel model = new(new ScoreWeights { DepthImbalance = 80 });
        FactorInputs inputs = Plain with { DepthImbalance = 1 };
        Assert.Equal(100, model.Rate(inputs).Value);
        Assert.Equal(85, To(model, ScoreSide.Short, inputs).Points);
        Assert.Equal(-0.063, To(model, ScoreSide.Short, inputs).Changes[0].Target!.Value.DepthImbalance);
    }

    [Fact]
    public void To_WallOnTheWrongSideOrBoth_NamesTheFewestThatHaveToChange()
    {
        ClassicModel model = new(new ScoreWeights { DepthImbalance = 10 });
        FactorInputs ask = Plain with { DepthImbalance = 0.6, HasAskWall = true };
        Assert.Equal(ask with { HasAskWall = false }, To(model, ScoreSide.Long, ask).Changes[2].Target);
        Assert.Equal(ask with { DepthImbalance = 0.4, HasAskWall = false, HasBidWall = true }, To(model, ScoreSide.Long, ask with { DepthImbalance = 0.4 }).Changes[2].Target);
        FactorInputs both = Plain with { HasBidWall = true, HasAskWall = true };
        Assert.Equal(both with { HasAskWall = false }, To(model, ScoreSide.Long, both).Changes[2].Target);
        Assert.Null(To(model, ScoreSide.Long, Plain with { HasBidWall = true, DepthImbalance = -0.9 }).Changes[2].Target);
    }

    [Fact]
    public void To_MissingInputs_NamesWhatTheyWouldHaveToBecome()
    {
        FactorInputs none = new(null, 0, null, HasBidWall: false, HasAskWall: false, 0, null);
        SideDistance distance = To(ScoreSide.Short, none);
        Assert.Equal(-0.334, distance.Changes[0].Target!.Value.DepthImbalance);
        Assert.Equal((1, 0.45), (distance.Changes[1].Target!.Value.TradeCount, distance.Changes[1].Target!.Value.BuyVsSellRatio));
        Assert.Equal(Trend.Bearish, distance.Changes[4].Target!.Value.Trend);
    }

    [Fact]
    public void To_SuspicionHoldsTheScoreDown_NamesItsEnd()
    {
        SideDistance distance = To(ScoreSide.Long, Plain with { SpoofingScore = 72, Trend = Trend.Bullish });
        Assert.Equal(60, To(ScoreSide.Long, Plain with { SpoofingScore = 72, Trend = Trend.Bullish, HasAskWall = true }).Changes[3].Target!.Value.SpoofingScore);
        Assert.Equal((false, 0.0), (distance.IsHeld, distance.Points));
    }

    private static SideDistance To(ScoreSide side, FactorInputs inputs) => To(new ClassicModel(new ScoreWeights()), side, inputs);

    private static SideDistance To(ClassicModel model, ScoreSide side, FactorInputs inputs) =>
        new SideDistances(model).To(side, inputs, model.Contribute(inputs));

    /// <summary>The target with its factor put back: what is left is what else was changed.</summary>
    private static FactorInputs Undone(FactorInputs target, ScoreFactor factor, FactorInputs present) => factor switch
    {
        ScoreFactor.DepthImbalance => target with { DepthImbalance = present.DepthImbalance },
        ScoreFactor.TradeFlow => target with { BuyVsSellRatio = present.BuyVsSellRatio, TradeCount = present.TradeCount },
        ScoreFactor.Walls => target with { HasBidWall = present.HasBidWall, HasAskWall = present.HasAskWall },
        ScoreFactor.Spoofing => target with { SpoofingScore = present.SpoofingScore },
        _ => target with { Trend = present.Trend },
    };

    /// <summary>Changes smaller than the one named; all there are where none is named.</summary>
    private static IEnumerable<FactorInputs> Smaller(FactorChange change, FactorInputs present, bool isUpward)
    {
        int direction = isUpward ? 1 : -1;
        return change.Factor switch
        {
            ScoreFactor.DepthImbalance => change.Target is { } t
                ? [present with { DepthImbalance = t.DepthImbalance - (direction * Step) }]
                : [present with { DepthImbalance = direction }],
            ScoreFactor.TradeFlow => change.Target is { } t
                ? [present with { BuyVsSellRatio = t.BuyVsSellRatio - (direction * Step), TradeCount = t.TradeCount }]
                : [present with { BuyVsSellRatio = isUpward ? null : 0, TradeCount = 7 }],
            ScoreFactor.Walls => WallStates(present).Where(s => change.Target is not { } t || Moved(s, present) < Moved(t, present)),
            ScoreFactor.Spoofing => change.Target is { } t
                ? [present with { SpoofingScore = t.SpoofingScore + (isUpward ? 0.1 : -0.1) }]
                : [present with { SpoofingScore = isUpward ? 0 : 100 }],
            _ => TrendStates(present).Where(s => change.Target is not { } t || Away(s, present) < Away(t, present)),
        };
    }

    private static FactorInputs[] WallStates(FactorInputs present) =>
        [.. from bid in new[] { false, true } from ask in new[] { false, true } select present with { HasBidWall = bid, HasAskWall = ask }];

    private static FactorInputs[] TrendStates(FactorInputs present) => [.. Enum.GetValues<Trend>().Select(t => present with { Trend = t })];

    private static int Moved(FactorInputs state, FactorInputs present) =>
        (state.HasBidWall == present.HasBidWall ? 0 : 1) + (state.HasAskWall == present.HasAskWall ? 0 : 1);

    private static int Away(FactorInputs state, FactorInputs present) => Math.Abs(Level(state) - Level(present));

    private static int Level(FactorInputs inputs) => inputs.Trend switch { Trend.Bullish => 1, Trend.Bearish => -1, _ => 0 };
}
