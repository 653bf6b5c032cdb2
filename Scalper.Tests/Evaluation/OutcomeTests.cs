using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;
using Outcome = Scalper.Core.Evaluation.Outcome;

namespace Scalper.Tests.Evaluation;

public sealed class OutcomeTests
{
    private static Gen<(double EntryBid, double EntryAsk, double ExitBid, double ExitAsk)> Quotes =>
        from entry in Gen.Choose(1, 2_000_000)
        from entrySpread in Gen.Choose(1, 50)
        from exit in Gen.Choose(1, 2_000_000)
        from exitSpread in Gen.Choose(1, 50)
        select ((double)entry, (double)(entry + entrySpread), (double)exit, (double)(exit + exitSpread));

    [Fact]
    public void Of_AnyQuotes_AreTheLogarithmsOfTheLibrary() => Properties.ForAll(Quotes, q =>
    {
        Outcome outcome = Outcome.Of(q.EntryBid, q.EntryAsk, q.ExitBid, q.ExitAsk);
        Plain.AssertClose(Math.Log((q.ExitBid + q.ExitAsk) / 2) - Math.Log((q.EntryBid + q.EntryAsk) / 2), outcome.Gross, "gross");
        Plain.AssertClose(Math.Log(q.ExitBid) - Math.Log(q.EntryAsk), outcome.AfterSpreadLong, "long");
        Plain.AssertClose(Math.Log(q.EntryBid) - Math.Log(q.ExitAsk), outcome.AfterSpreadShort, "short");
        Assert.Equal(outcome.AfterSpreadLong, outcome.AfterSpread(ScoreSide.Long));
        Assert.Equal(outcome.AfterSpreadShort, outcome.AfterSpread(ScoreSide.Short));
        Assert.Null(outcome.AfterSpread(ScoreSide.Neutral));
    });

    /// <summary>Money: one unit bought and sold through both touches, with the fee of both sides, less than 10^-9 from its logarithm.</summary>
    [Fact]
    public void AllIn_SmallFee_IsWhatATradeLeaves() => Properties.ForAll(Quotes, q =>
    {
        Outcome outcome = Outcome.Of(q.EntryBid, q.EntryAsk, q.ExitBid, q.ExitAsk);
        const double Fee = Outcome.DefaultFeeBps / 10_000;
        Plain.AssertClose(Math.Log(q.ExitBid * (1 - Fee) / (q.EntryAsk * (1 + Fee))), Outcome.AllIn(outcome.AfterSpreadLong, Outcome.DefaultFeeBps), "long");
        Plain.AssertClose(Math.Log(q.EntryBid * (1 - Fee) / (q.ExitAsk * (1 + Fee))), Outcome.AllIn(outcome.AfterSpreadShort, Outcome.DefaultFeeBps), "short");
    });

    [Fact]
    public void BreakEvenFeeBps_AnyMove_LeavesNothing() => Properties.ForAll(Samples.Wide, move =>
        Assert.Equal(0, Outcome.AllIn(move, Outcome.BreakEvenFeeBps(move)), 12));

    /// <summary>By hand: 99 / 101 to 109 / 111 is ln 1.1 of the mid; LONG buys at 101 and sells at 109, SHORT sells at 99 and buys at 111.</summary>
    [Fact]
    public void Of_PriceRises_CostsEitherSideItsSpread()
    {
        Outcome outcome = Outcome.Of(99, 101, 109, 111);
        Plain.AssertClose(0.0953101798043249, outcome.Gross);
        Plain.AssertClose(0.0762273653878843, outcome.AfterSpreadLong);
        Plain.AssertClose(-0.1144103511777442, outcome.AfterSpreadShort);
        Plain.AssertClose(0.0751273653878843, Outcome.AllIn(outcome.AfterSpreadLong, 5.5));
        Plain.AssertClose(381.1368269394216, Outcome.BreakEvenFeeBps(outcome.AfterSpreadLong));
    }

    [Fact]
    public void Of_NothingMoves_CostsBothSidesTheSame()
    {
        Outcome outcome = Outcome.Of(99, 101, 99, 101);
        Assert.Equal(0.0, outcome.Gross);
        Assert.Equal(outcome.AfterSpreadLong, outcome.AfterSpreadShort);
        Assert.True(outcome.AfterSpreadLong < 0 && Outcome.BreakEvenFeeBps(outcome.AfterSpreadLong) < 0);
    }

    [Fact]
    public void Of_OtherUnitOfPrice_SameToWithinRounding()
    {
        Outcome ticks = Outcome.Of(61_234, 61_235, 61_240, 61_242), prices = Outcome.Of(6_123.4, 6_123.5, 6_124.0, 6_124.2);
        Plain.AssertClose(ticks.Gross, prices.Gross);
        Plain.AssertClose(ticks.AfterSpreadShort, prices.AfterSpreadShort);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoPrice_Throws(double price)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Outcome.Of(price, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Outcome.Of(1, price, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Outcome.Of(1, 1, price, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Outcome.Of(1, 1, 1, price));
    }

    /// <summary>Were these to change, replays would no longer give the same figures.</summary>
    [Fact]
    public void Of_Pinned_GivesTheSameBitsEverywhere() =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(PortableMath.Log(122_482.0 / 122_469)), BitConverter.DoubleToInt64Bits(Outcome.Of(61_234, 61_235, 61_240, 61_242).Gross));
}
