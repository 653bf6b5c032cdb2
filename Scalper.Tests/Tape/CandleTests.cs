using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using static Scalper.Tests.Tape.TestTrades;

namespace Scalper.Tests.Tape;

public sealed class CandleTests
{
    private readonly CandleSeries _series = new(1_000, 3);

    [Fact]
    public void Add_TradesOfOneInterval_MergesThem()
    {
        Add(price: 100, atMs: 5_000, qty: 1);
        Add(price: 103, atMs: 5_400, qty: 2, AggressorSide.Sell);
        Add(price: 98, atMs: 5_999, qty: 4);
        Assert.Equal([new Candle(5_000, 100, 103, 98, 98, 7, 5, 3)], _series.Candles.ToArray());
    }

    [Fact]
    public void Add_NextInterval_OpensACandleAndSkipsEmptyOnes()
    {
        Add(100, 5_999);
        Add(101, 8_000);
        Assert.Equal([5_000, 8_000], Opens());
    }

    [Fact]
    public void Add_BeyondCapacity_DropsTheOldest()
    {
        Add(1, 1_000);
        Add(2, 2_000);
        Add(3, 3_000);
        Add(4, 4_000);
        Assert.Equal([2_000, 3_000, 4_000], Opens());
    }

    [Fact]
    [Trait("Fault", "F-42")]
    public void Add_LateTrade_GoesToItsOwnCandle()
    {
        Add(1, 1_000);
        Add(3, 3_000);
        Add(9, 1_500);
        Add(2, 2_500);
        Assert.Equal([1_000, 2_000, 3_000], Opens());
        Assert.Equal(9, _series.Candles[0].CloseTicks);
    }

    [Fact]
    public void Add_LateTradeIntoAFullSeries_PushesTheOldestOut()
    {
        Add(1, 1_000);
        Add(3, 3_000);
        Add(4, 4_000);
        Add(2, 2_500);
        Assert.Equal([2_000, 3_000, 4_000], Opens());
        Assert.Equal(0, _series.TooOld);
    }

    [Fact]
    public void Add_TradeOlderThanAFullSeries_IsCountedAndLeftOut()
    {
        Add(2, 2_000);
        Add(3, 3_000);
        Add(4, 4_000);
        Add(1, 1_500);
        Assert.Equal([2_000, 3_000, 4_000], Opens());
        Assert.Equal(1, _series.TooOld);
    }

    [Theory]
    [InlineData(CandleInterval.Seconds15, 15, 240)]
    [InlineData(CandleInterval.Minute1, 60, 240)]
    [InlineData(CandleInterval.Minutes5, 300, 288)]
    [InlineData(CandleInterval.Minutes15, 900, 192)]
    public void Set_ManyTrades_IsBoundedOnTheWholeInterval(CandleInterval interval, int seconds, int most)
    {
        CandleSet set = new();
        for (int i = 0; i < 400; i++)
        {
            set.Add(Trade(i, atMs: 1_786_000_000_000 + (i * 900_000L)), AggressorSide.Buy);
        }

        Candle[] candles = set[interval].Candles.ToArray();
        Assert.Equal(most, candles.Length);
        Assert.All(candles, c => Assert.Equal(0, c.OpenAtMs % (seconds * 1_000)));
        Assert.InRange(1_786_000_000_000 + (399 * 900_000L) - candles[^1].OpenAtMs, 0, (seconds * 1_000) - 1);
    }

    private void Add(long price, long atMs, long qty = 1, AggressorSide side = AggressorSide.Buy) =>
        _series.Add(Trade(1, qty, side, price, atMs), side);

    private long[] Opens() => [.. _series.Candles.ToArray().Select(c => c.OpenAtMs)];
}
