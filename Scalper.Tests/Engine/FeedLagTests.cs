using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Engine;

/// <summary>The same trades on two feeds: how far the main one lags, below zero where it is ahead.</summary>
public sealed class FeedLagTests
{
    private const long Ms = 1_000_000;
    private const long Start = 1_786_000_000_000 * Ms;

    private readonly FeedLag _lag = new();
    private int _trades;

    [Fact]
    public void Read_NoTrades_IsNone() => Assert.Equal(new LagReading(0, null, null), _lag.Read(Start));

    [Fact]
    public void Read_TradesOfOneFeedAlone_AreNoPairs()
    {
        for (int i = 0; i < 20_000; i++)
        {
            _lag.Add(Sighting(i, 0), isMain: true);
        }

        Assert.Equal(0, _lag.Read(Start).Trades);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-8)]
    [InlineData(0)]
    public void Read_EveryTradeEquallyLate_IsThatLag(int lagMs)
    {
        Add(lagMs, 50);
        LagReading reading = _lag.Read(Start + (100 * Ms));
        Assert.Equal(50, reading.Trades);
        Assert.InRange(reading.P50Ms!.Value, lagMs - 0.6, lagMs + 0.6);
        Assert.InRange(reading.P99Ms!.Value, lagMs - 0.6, lagMs + 0.6);
    }

    [Fact]
    public void Read_PartlyAhead_OrdersFromMostAheadToMostBehind()
    {
        Add(-40, 30);
        Add(-10, 30);
        Add(20, 38);
        Add(80, 2);
        LagReading reading = _lag.Read(Start + (100 * Ms));
        Assert.Equal(100, reading.Trades);
        Assert.InRange(reading.P50Ms!.Value, -10.7, -9.3);
        Assert.InRange(reading.P99Ms!.Value, 75, 85);
    }

    [Fact]
    public void Read_OlderThanAMinute_IsForgotten()
    {
        Add(8, 10);
        Assert.Equal(0, _lag.Read(Start + (70_000 * Ms)).Trades);
    }

    [Fact]
    public void Add_SameTradeTwiceOnOneFeed_CountsSinceTheLast()
    {
        _lag.Add(Sighting(1, 0), isMain: false);
        _lag.Add(Sighting(1, 10), isMain: false);
        _lag.Add(Sighting(1, 15), isMain: true);
        LagReading reading = _lag.Read(Start + (100 * Ms));
        Assert.Equal(1, reading.Trades);
        Assert.InRange(reading.P50Ms!.Value, 4.5, 5.5);
    }

    private static TradeSighting Sighting(int trade, long atMs) => new(new TradeId((UInt128)trade), Start + (atMs * Ms));

    private void Add(int lagMs, int times)
    {
        for (int i = 0; i < times; i++)
        {
            int trade = ++_trades;
            _lag.Add(Sighting(trade, 100), isMain: lagMs < 0);
            _lag.Add(Sighting(trade, 100 + Math.Abs(lagMs)), isMain: lagMs >= 0);
        }
    }
}
