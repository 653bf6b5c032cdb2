using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Faults;
using Scalper.Tests.Primitives;
using Scalper.Tests.Reference;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Times of the venue, of this machine, and those that can't be.</summary>
public sealed class LaneTimeTests
{
    private const long Day = 24 * 3_600_000L;

    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private int _trades = 1_000;

    [Theory]
    [Trait("Fault", "F-54")]
    [InlineData(OriginMs, false)]
    [InlineData(OriginMs - Day, false)]
    [InlineData(OriginMs + Day, false)]
    [InlineData(OriginMs - Day - 1, true)]
    [InlineData(OriginMs + Day + 1, true)]
    [InlineData(OriginMs / 1_000, true)]
    [InlineData(OriginMs * 1_000, true)]
    [InlineData(OriginMs * 1_000_000, true)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(long.MaxValue, true)]
    [InlineData(long.MinValue, true)]
    [InlineData(OriginMs + long.MinValue, true)]
    public void Step_TradeByItsTime_IsTakenWithinADayAndElseCounted(long tradeMs, bool isFar)
    {
        _probe.Snapshot(A);
        Trade(A, tradeMs);
        Assert.Equal((isFar ? 1 : 0, isFar ? 0 : 1), (_probe.View(A).FarOffTrades, _probe.View(A).TradeFlow.TradeCount));
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
    }

    [Fact]
    [Trait("Fault", "F-55")]
    public void Step_ShuffledTradeTimes_AllFeaturesStayFinite()
    {
        SeededRandom random = new(55);
        _probe.Snapshot(A);
        for (int i = 0; i < 2_000; i++)
        {
            _probe.NowMs += 50;
            _probe.Delta(A, 11 + i, askQuantity: $"{1 + (i % 9)}");
            long shift = random.NextUnit() < 0.1 ? (long)((random.NextUnit() - 0.5) * 10_000) : 0;
            Trade(A, OriginMs + _probe.NowMs + shift);
            Assert.True(FiniteFigures.AssertIn(_probe.View(A)) > 10);
        }

        Assert.Equal((100, 0), (_probe.View(A).TradeFlow.TradeCount, _probe.View(A).FarOffTrades));
        Assert.Equal(2_000, _probe.Copy(0).Candles.Values.First().Sum(c => c.VolumeLots));
    }

    [Theory]
    [Trait("Fault", "F-53")]
    [InlineData(1)]
    [InlineData(-1)]
    public void Idle_WallClockIsSetByAnHour_ChangesNoStateAndSendsNothing(int hours)
    {
        SteppedTime machine = new();
        SteadyTime time = new(machine);
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Trades(A, 1);
        _probe.Trades(B, 1);
        long update = 10, originNs = _probe.NowNs - time.NowNs();
        _probe.Sent.All.Clear();
        for (int i = 1; i <= 200; i++)
        {
            if (i == 100)
            {
                machine.Step(TimeSpan.FromHours(hours));
            }

            machine.Advance(TimeSpan.FromMilliseconds(100));
            _probe.NowMs = ((originNs + time.NowNs()) / 1_000_000) - OriginMs;
            update++;
            _probe.Delta(A, update, askQuantity: "3");
            _probe.Delta(B, update, askQuantity: "3");
            _probe.Ticker(A);
            _probe.Ticker(B);
            Assert.True(_probe.View(A).IsLive && _probe.View(B).IsLive);
        }

        Assert.Equal(20_000, _probe.NowMs);
        Assert.Empty(_probe.Sent.All);
        Assert.Null(_probe.Lane.Demand);
    }

    [Fact]
    [Trait("Fault", "F-44")]
    public void Step_FramesFarBehind_TheDelayShowsItAndReturns()
    {
        _probe.Snapshot(A);
        Backlog(behindMs: 0);
        Assert.InRange(P99Ms(), 0, 1);
        Backlog(behindMs: 4_000);
        Assert.InRange(P99Ms(), 3_900, 4_300);
        _probe.NowMs += 60_000;
        Backlog(behindMs: 0);
        Assert.InRange(P99Ms(), 0, 1);
    }

    private void Backlog(long behindMs)
    {
        for (int i = 0; i < 100; i++)
        {
            _probe.NowMs += 10;
            _probe.Step(FrameText.Trades(A, OriginMs + _probe.NowMs - behindMs, [new TradeText($"{++_trades}", 1, true, null, "100.1", "1", false, false, OriginMs + _probe.NowMs)]));
        }
    }

    private double P99Ms()
    {
        LatencyHistogram total = new();
        _probe.Delay.AddTo(total, _probe.NowNs);
        return total.Percentile(0.99)!.Value / 1_000_000;
    }

    private void Trade(string symbol, long tradeMs) =>
        _probe.Step(FrameText.Trades(symbol, OriginMs + _probe.NowMs, [new TradeText($"{++_trades}", 1, true, null, "100.1", "1", false, false, tradeMs)]));
}
