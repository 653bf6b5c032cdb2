using Scalper.Core.Tape;
using Scalper.Tests.Engine;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Tape;

/// <summary>A last price that moves is a witness of a trade, which must come on its own topic.</summary>
public sealed class TradeWitnessTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    private readonly TradeWitness _witness = new(10 * Second);

    [Theory]
    [InlineData(10.0, false)]
    [InlineData(10.1, true)]
    public void IsTradeMissing_NoTradeAfterTheTicker_IsSoAfterThePatience(double seconds, bool expected)
    {
        _witness.OnLastPriceMoved(Start);
        _witness.OnLastPriceMoved(Start + (5 * Second));
        Assert.Equal(expected, _witness.IsTradeMissing(Start + (long)(seconds * Second)));
    }

    [Fact]
    public void IsTradeMissing_Said_IsNotSaidAgainWithoutAnotherWitness()
    {
        _witness.OnLastPriceMoved(Start);
        Assert.True(_witness.IsTradeMissing(Start + (11 * Second)));
        Assert.False(_witness.IsTradeMissing(Start + (30 * Second)));
        _witness.OnLastPriceMoved(Start + (31 * Second));
        Assert.True(_witness.IsTradeMissing(Start + (42 * Second)));
    }

    [Fact]
    public void OnTrades_BeforeOrAfterTheTicker_IsTheTradeItSaw()
    {
        _witness.OnTrades(Start - Second);
        _witness.OnLastPriceMoved(Start);
        Assert.False(_witness.IsTradeMissing(Start + (20 * Second)));

        _witness.OnLastPriceMoved(Start + (30 * Second));
        _witness.OnTrades(Start + (39 * Second));
        Assert.False(_witness.IsTradeMissing(Start + (60 * Second)));
    }

    [Fact]
    public void Reset_Expecting_ExpectsNothing()
    {
        _witness.OnLastPriceMoved(Start);
        _witness.Reset();
        Assert.False(_witness.IsTradeMissing(Start + (20 * Second)));
    }

    [Fact]
    [Trait("Fault", "F-41")]
    public void Idle_LastPriceMovesWithoutATrade_AsksForTheTradesAlone()
    {
        LaneProbe probe = new LaneProbe().Connect();
        probe.Snapshot(A);
        probe.Snapshot(B);
        probe.Ticker(A);
        probe.Ticker(B);
        probe.Trades(A, 1);
        probe.Trades(B, 1);
        probe.Sent.All.Clear();
        int prices = 0;
        probe.RunTo(14_000, () =>
        {
            probe.Ticker(A);
            probe.Ticker(B);
            if (probe.NowMs > 2_000)
            {
                probe.Step($$"""{"topic":"tickers.AUSDT","type":"delta","data":{"symbol":"AUSDT","lastPrice":"{{99 + (++prices % 2)}}.5"},"cs":100,"ts":1}""");
            }
        });
        Assert.Equal(["unsubscribe publicTrade.AUSDT", "subscribe publicTrade.AUSDT"], probe.Sent.All.Take(2).Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}"));
        Assert.DoesNotContain(probe.Sent.All, r => r.Topics.Any(t => t != "publicTrade.AUSDT"));
    }
}
