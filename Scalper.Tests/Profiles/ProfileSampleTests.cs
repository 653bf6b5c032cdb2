using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Components;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

public sealed class ProfileSampleTests
{
    [Fact]
    public void Of_LiveBook_SpansFromTheMidToTheOutermostLevels()
    {
        (double bid, double ask) = Sample(Reaching(99_900, 99_999, 100_001, 100_400)).SpanBps!.Value;
        Assert.Equal((10.0, 40.0), (bid, ask));
    }

    [Fact]
    public void Of_OneLevelASide_SpansHalfTheSpread()
    {
        (double bid, double ask) = Sample(Reaching(999, 999, 1_001, 1_001)).SpanBps!.Value;
        Assert.Equal((10.0, 10.0), (bid, ask));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OneSideEmpty_HasNoSpan(bool isBidEmpty) =>
        Assert.Null(Sample(isBidEmpty ? Reaching(null, null, 100_001, 100_400) : Reaching(99_900, 99_999, null, null)).SpanBps);

    [Theory]
    [InlineData(BookStatus.Empty)]
    [InlineData(BookStatus.Syncing)]
    [InlineData(BookStatus.Stale)]
    [InlineData(BookStatus.Invalid)]
    public void Of_BookNotLive_HasNeitherSpreadNorSpan(BookStatus status)
    {
        ProfileSample sample = Sample(Reaching(99_900, 99_999, 100_001, 100_400) with { Status = status });
        Assert.Equal((null, null), (sample.SpreadBps, sample.SpanBps));
    }

    private static SymbolView Reaching(long? lowestBid, long? bestBid, long? bestAsk, long? highestAsk) =>
        Views.Live() with { LowestBidTicks = lowestBid, BestBidTicks = bestBid, BestAskTicks = bestAsk, HighestAskTicks = highestAsk };

    private static ProfileSample Sample(in SymbolView view) => ProfileSample.Of(view, Views.AtMs * 1_000_000);
}
