using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Feeds;
using Scalper.Tests.Heatmap;

namespace Scalper.Tests.Engine;

/// <summary>Garbage on the hot path would be paid for with pauses of all lanes.</summary>
public sealed class AllocationTests
{
    private const long StepNs = 10_000_000;

    // Ten virtual minutes: longer than any window of the features, and far more calls than the JIT's tiers ask for.
    private const int WarmUp = 60_000;

    // The budget is spent within the warm-up: from there on pages are used again.
    [Theory]
    [InlineData(0)]
    [InlineData(1 << 16)]
    [InlineData(1 << 24)]
    [Trait("Fault", "F-66")]
    [Trait("Fault", "F-78")]
    public void Step_SteadyState_AllocatesNothing(long pageBytes)
    {
        PageBudget? pages = pageBytes == 0 ? null : new PageBudget(pageBytes);
        SteadyFrames frames = new();
        FollowedSymbol symbol = new(SteadyFrames.Instrument, lane: 0, place: 0);
        FeedOptions options = new();
        FeedShare share = new(options);
        FeedSession feed = new(new BybitRequests(50), options, share, connection: 0, [new FeedSymbol(SteadyFrames.Symbol, 0)], TopicKind.Book, TopicKind.Trades);
        EngineOptions engine = new() { Heatmap = new HeatmapOptions { HistorySeconds = 100 } };
        Lane lane = new(engine, [symbol], [50], new LaneLinks { Feeds = [new LaneFeed(feed, new MessageDelay(share.Clock))], Pages = pages });
        long now = 1_786_000_000_000_000_000;
        lane.Connected(new SentRequests(), now);
        Assert.Equal(0, lane.Step(SteadyFrames.Snapshot, now));
        Play(WarmUp);
        symbol.Read(out SymbolView warm);

        long before = GC.GetAllocatedBytesForCurrentThread();
        (int deltas, int tradeFrames) = Play(20_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.InRange(deltas, 10_000, 20_000);
        Assert.InRange(tradeFrames, 2_000, 20_000);

        // It was the real work: every frame scored on a Live book with a full tape, walls and momentum.
        symbol.Read(out SymbolView view);
        Assert.Equal((BookStatus.Live, 0, 20_000), (view.Status, view.Faults, view.Scores - warm.Scores));
        Assert.Equal((100, 0), (view.TradeFlow.TradeCount, lane.Malformed));
        Assert.True(view.Walls.SpoofingScore > 0);
        Assert.NotNull(view.Momentum.Volatility1m);

        // And the past was kept, over and over.
        int columns = lane.ReadColumns(symbol) is { } history ? ReferenceChain.ReadAll(1_000, history.Columns).Count : 0;
        Assert.InRange(columns, pages is null ? 0 : 80, pages is null ? 0 : 200);

        (int Deltas, int TradeFrames) Play(int count)
        {
            int trades = 0;
            for (int i = 0; i < count; i++)
            {
                trades += frames.NextIsTrade ? 1 : 0;
                now += StepNs;
                lane.Step(frames.Next(), now);
            }

            return (count - trades, trades);
        }
    }
}
