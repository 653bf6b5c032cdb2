using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using Scalper.Tests.Engine;
using Scalper.Tests.Reference;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Faults;

/// <summary>Known faults of trades and tickers, through codec, lane and feed.</summary>
public sealed class TradeFaultRowTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    [Trait("Fault", "F-40")]
    public void Step_LastThousandTradesAgainAfterEachReconnect_SumsAreUnchanged()
    {
        _probe.Snapshot(A);
        TradeText[] trades = [.. Enumerable.Range(1, 1_000).Select(i => Trade(i, seq: 1_000 + i))];
        Send(A, trades);
        long volume = Volume(0);
        SymbolView before = _probe.View(A);
        for (int i = 0; i < 5; i++)
        {
            _probe.Lane.Disconnected(_probe.NowNs);
            _probe.Connect();
            Send(A, trades);
            _probe.Snapshot(A, u: 1_000 + i);
        }

        Assert.Equal((1_000, 1_000), (volume, Volume(0)));
        Assert.Equal(before.TradeFlow, _probe.View(A).TradeFlow);
        Send(A, [Trade(1_001, seq: 2_001)]);
        Assert.Equal(1_001, Volume(0));
    }

    [Fact]
    [Trait("Fault", "F-41")]
    public void Disconnected_TenSeconds_IsAGapWithItsBoundsUntilTheTapeIsAllNewer()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 10);
        Assert.Equal((0, 0, false), (_probe.View(A).TradeGapFromNs, _probe.View(A).TradeGapToNs, _probe.View(A).HasTradeGap));
        _probe.NowMs = 5_000;
        long from = _probe.NowNs;
        _probe.Lane.Disconnected(from);
        Assert.Equal((from, 0, true), (_probe.View(A).TradeGapFromNs, _probe.View(A).TradeGapToNs, _probe.View(A).HasTradeGap));
        _probe.NowMs = 15_000;
        _probe.Connect();
        _probe.Snapshot(A);
        Assert.Equal((from, _probe.NowNs, true), (_probe.View(A).TradeGapFromNs, _probe.View(A).TradeGapToNs, _probe.View(A).HasTradeGap));

        Send(A, [.. Enumerable.Range(1, 99).Select(i => Trade(5_000 + i, seq: 5_000))]);
        Assert.True(_probe.View(A).HasTradeGap);
        Send(A, [Trade(6_000, seq: 6_000)]);
        Assert.False(_probe.View(A).HasTradeGap);
    }

    [Fact]
    [Trait("Fault", "F-41")]
    public void Idle_TradesStopWhilePricesMove_IsAGapFromTheLastTradeToTheNext()
    {
        _probe.Snapshot(A);
        _probe.Ticker(A);
        _probe.Trades(A, 10);
        long from = _probe.NowNs;
        int prices = 0;
        _probe.RunTo(14_000, () =>
        {
            _probe.Snapshot(A);
            if (_probe.NowMs > 2_000)
            {
                _probe.Step($$"""{"topic":"tickers.AUSDT","type":"delta","data":{"symbol":"AUSDT","lastPrice":"{{99 + (++prices % 2)}}.5"},"cs":100,"ts":1}""");
            }
        });
        Assert.Equal((BookStatus.Live, from, 0, true), (_probe.View(A).Status, _probe.View(A).TradeGapFromNs, _probe.View(A).TradeGapToNs, _probe.View(A).HasTradeGap));

        Send(A, [Trade(5_000, seq: 5_000)]);
        Assert.Equal((from, _probe.NowNs, true), (_probe.View(A).TradeGapFromNs, _probe.View(A).TradeGapToNs, _probe.View(A).HasTradeGap));
    }

    [Fact]
    public void Idle_TickerComesSecondsAfterItsTrade_MissesNoTradeAndAsksForNothing()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Ticker(A);
        _probe.Trades(A, 10);
        _probe.Sent.All.Clear();
        _probe.RunTo(18_000, () =>
        {
            _probe.Snapshot(A);
            _probe.Snapshot(B);
            if (_probe.NowMs is 3_000)
            {
                _probe.Step("""{"topic":"tickers.AUSDT","type":"delta","data":{"symbol":"AUSDT","lastPrice":"100.1"},"cs":100,"ts":1}""");
            }
        });
        Assert.Equal((0, false), (_probe.View(A).TradeGapFromNs, _probe.View(A).HasTradeGap));
        Assert.DoesNotContain(_probe.Sent.All, r => r.Operation == "unsubscribe" && r.Topics.Contains("publicTrade.AUSDT"));
    }

    [Fact]
    [Trait("Fault", "F-42")]
    public void Step_EqualAndDecreasingTimes_EveryTradeIsTakenInOrderOfReceipt()
    {
        _probe.Snapshot(A);
        Send(A, [Trade(1, 1, atMs: 500), Trade(2, 2, atMs: 500), Trade(3, 3, atMs: 100), Trade(4, 4, atMs: 300)]);
        Assert.Equal(["4", "3", "2", "1"], _probe.Copy(0).Trades.Select(t => t.Id.ToString()));
        Assert.Equal(4, Volume(0));
    }

    [Fact]
    [Trait("Fault", "F-43")]
    public void Step_FourThousandTradesInFourMessagesOfOneSequence_AllCountOnceForEachSymbol()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        for (int message = 0; message < 4; message++)
        {
            TradeText[] trades = [.. Enumerable.Range(0, 1_000).Select(i => Trade(1 + (message * 1_000) + i, seq: 77))];
            Send(A, trades);
            Send(B, trades);
        }

        Assert.Equal((4_000, 4_000, 0), (Volume(0), Volume(1), _probe.Lane.Malformed));
    }

    [Theory]
    [Trait("Fault", "F-47")]
    [InlineData("\"0\"", 0.0)]
    [InlineData("\"0.0001\"", 0.0001)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void Step_FundingOfATicker_TellsZeroFromNone(string funding, double? expected)
    {
        _probe.Step($$"""{"topic":"tickers.AUSDT","type":"snapshot","data":{"symbol":"AUSDT","fundingRate":{{funding}}},"cs":1,"ts":1}""");
        Assert.Equal(expected, _probe.View(A).Ticker.FundingRate);
    }

    [Theory]
    [Trait("Fault", "F-46")]
    [Trait("Fault", "F-59")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"-\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"1e999\"")]
    public void Step_NoNumberInAnyTickerField_LeavesEveryFieldAsItWas(string value)
    {
        string[] fields =
        [
            "lastPrice", "bid1Price", "bid1Size", "ask1Price", "ask1Size", "markPrice", "indexPrice", "price24hPcnt", "turnover24h", "volume24h", "openInterest",
            "fundingRate", "nextFundingTime",
        ];
        Ticker("snapshot", fields.Select(f => $"\"{f}\":\"3\""));
        Core.Books.Ticker before = _probe.View(A).Ticker;
        foreach (string field in fields)
        {
            Ticker("delta", [$"\"{field}\":{value}"]);
            Assert.Equal(before, _probe.View(A).Ticker);
        }

        FiniteFigures.AssertIn(_probe.View(A));
        Assert.Equal(0, _probe.Lane.Malformed);
    }

    [Theory]
    [Trait("Fault", "F-62")]
    [InlineData("0", "1")]
    [InlineData("-1", "1")]
    [InlineData("100.0", "0")]
    public void Step_TradeThatCanNotBe_NeverReachesTapeOrScore(string price, string quantity)
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 1);
        Assert.Equal(-1, _probe.Step(FrameText.Trades(A, OriginMs, [new TradeText("9", 1, true, null, price, quantity, false, false, OriginMs)])));
        Assert.Equal((1, 1_001, 1), (_probe.View(A).TradeFlow.TradeCount, _probe.View(A).LastTradeTicks, _probe.Lane.Malformed));
    }

    [Theory]
    [Trait("Fault", "F-58")]
    [InlineData("1e16")]
    [InlineData("99999999999999999999")]
    public void Step_QuantityBeyondAnyMarket_IsRefusedAndHarmsNobody(string quantity)
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        Assert.Equal(-1, _probe.Step(FrameText.Trades(A, OriginMs, [new TradeText("9", 1, true, null, "100.0", quantity, false, false, OriginMs)])));
        Assert.Equal((1, 0), (_probe.Lane.Malformed, _probe.View(A).TradeFlow.TradeCount));
        Assert.Equal(1, _probe.Delta(B, 11));
    }

    private static TradeText Trade(int id, long seq, long atMs = 0) => new($"{id}", seq, true, null, "100.1", "1", false, false, OriginMs + atMs);

    private void Ticker(string type, IEnumerable<string> fields) =>
        _probe.Step($$"""{"topic":"tickers.AUSDT","type":"{{type}}","data":{"symbol":"AUSDT",{{string.Join(',', fields)}}},"cs":1,"ts":1}""");

    private void Send(string symbol, TradeText[] trades)
    {
        foreach (TradeText[] chunk in trades.Chunk(1_000))
        {
            _probe.Step(FrameText.Trades(symbol, OriginMs + _probe.NowMs, chunk));
        }
    }

    private long Volume(int symbol) => _probe.Copy(symbol).Candles[CandleInterval.Minute1].Sum(c => c.VolumeLots);
}
