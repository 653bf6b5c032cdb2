using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Scoring;

/// <summary>What a score of the model "symmetric" lacks to a side.</summary>
public sealed class SymmetricDistancesTests
{
    private static readonly SymmetricModel Model = new(new ScoreWeights { DepthImbalance = 20, TradeFlow = 20, Walls = 15 });

    private static Gen<double?> Shares =>
        from share in Gen.Choose(0, 1_000)
        from isKnown in Gen.Choose(0, 7)
        select isKnown == 0 ? (double?)null : share / 1e3;

    private static Gen<(FactorInputs Inputs, ScoreSide Side)> Cases =>
        from depth in Shares
        from flow in Shares
        from bid in Shares
        from ask in Shares
        from spoofing in Shares
        from trend in Shares
        from side in Gen.Elements(ScoreSide.Long, ScoreSide.Short)
        select (new FactorInputs(2 * depth - 1, 10, 1, HasBidWall: false, HasAskWall: false, 0, null)
        {
            FlowBalance = (2 * flow) - 1, BidWallRank = bid, AskWallRank = ask, SpoofingRank = spoofing, TrendStrength = (4 * trend) - 2,
        }, side);

    [Fact]
    public void To_AnyScore_EachStatedChangeDoesItAndTheStepBeforeDoesNot() => Properties.ForAll(
        Cases,
        c =>
        {
            SideDistance distance = new SideDistances(Model).To(c.Side, c.Inputs, Model.Contribute(c.Inputs));
            Assert.Equal(HasSide(c.Inputs), distance.IsHeld);
            foreach (FactorChange change in distance.Changes)
            {
                FactorSteps steps = Model.Steps(change.Factor, c.Inputs, distance.IsUpward);
                FactorInputs[] states = [.. Enumerable.Range(0, steps.Count).Where(k => k % 10 == 0 || k == steps.Count - 1).Select(steps.At)];
                double[] raws = [.. states.Select(s => Model.Rate(s).Raw)];
                Assert.Equal(distance.IsUpward ? raws.Order() : raws.OrderDescending(), raws);
                Assert.Equal(Math.Abs(Model.Rate(steps.Last).Raw - Model.Rate(c.Inputs).Raw), Math.Abs(change.Reach), 1e-9);
                int first = Enumerable.Range(0, steps.Count).FirstOrDefault(k => HasSide(steps.At(k)) != distance.IsHeld, -1);
                Assert.Equal(first < 0 ? null : steps.At(first), change.Target);
            }

            bool HasSide(FactorInputs inputs) => Model.Rate(inputs).Side == c.Side;
        },
        cases: 20);

    [Fact]
    public void To_Spoofing_LessOfItGivesWhatIsHeldBack()
    {
        FactorInputs inputs = new(0.5, 0, null, HasBidWall: false, HasAskWall: false, 0, null) { SpoofingRank = 0.9 };
        FactorChange change = new SideDistances(Model).To(ScoreSide.Long, inputs, Model.Contribute(inputs)).Changes[(int)ScoreFactor.Spoofing];
        Assert.Equal(0.708, change.Target!.Value.SpoofingRank);
        Assert.Equal(9.6, change.Reach, 1e-9);
    }
}
