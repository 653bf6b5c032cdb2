using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Venues;

public sealed class BybitCodecTests
{
    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    [Fact]
    public void Decode_BookDelta_GivesTicksAndLotsInTheFramesOrder()
    {
        Assert.Equal(DecodeResult.Handled, Decode(TestFrames.Book));
        Assert.Equal(["book 0 False 50 u7 seq70 cts1785999999998 b 651142:6054,651141:0 a 651143:10486"], _heard.Lines);
    }

    [Theory]
    [Trait("Fault", "F-25")]
    [InlineData(true, 9, true)]
    [InlineData(false, 9, false)]
    [InlineData(false, 1, true)]
    public void Decode_SnapshotOrUpdateIdOne_IsAWholeBook(bool snapshot, long u, bool whole)
    {
        Decode(FrameText.Book(TestFrames.Symbol, 50, snapshot, u, 70, 1, [], []));
        Assert.Equal([$"book 0 {whole} 50 u{u} seq70 cts-1 b  a "], _heard.Lines);
    }

    [Fact]
    public void Decode_Trade_GivesEveryField()
    {
        Assert.Equal(DecodeResult.Handled, Decode(TestFrames.Trade));
        Trade trade = Assert.Single(_heard.Trades);
        Assert.True(TradeId.TryRead(Encoding.UTF8.GetBytes(TestFrames.TradeId), out TradeId id));
        Assert.Equal(
            new Trade
            {
                Id = id,
                ExchangeTimeMs = 1_785_999_999_990,
                Sequence = 71,
                PriceTicks = 651_143,
                QtyLots = 250,
                Side = AggressorSide.Buy,
                TickDirection = TickDirection.PlusTick,
            },
            trade);
    }

    [Theory]
    [InlineData("PlusTick", TickDirection.PlusTick)]
    [InlineData("ZeroPlusTick", TickDirection.ZeroPlusTick)]
    [InlineData("MinusTick", TickDirection.MinusTick)]
    [InlineData("ZeroMinusTick", TickDirection.ZeroMinusTick)]
    [InlineData("", TickDirection.None)]
    [InlineData(null, TickDirection.None)]
    public void Decode_TickDirection_IsReadOrNone(string? word, TickDirection expected)
    {
        TradeText trade = new(TestFrames.TradeId, 1, false, word, "1.0", "1.000", true, true, 1);
        Assert.Equal(DecodeResult.Handled, Decode(FrameText.Trades(TestFrames.Symbol, 1, [trade])));
        Assert.Equal((expected, AggressorSide.Sell, true, true), (_heard.Trades[0].TickDirection, _heard.Trades[0].Side, _heard.Trades[0].IsBlock, _heard.Trades[0].IsRpi));
    }

    [Theory]
    [Trait("Fault", "F-09")]
    [InlineData("""{"success":true,"ret_msg":"pong","conn_id":"c","req_id":"7","op":"ping"}""", "Pong True [7] [pong]")]
    [InlineData("""{"success":true,"ret_msg":"pong","conn_id":"c","op":"ping"}""", "Pong True [] [pong]")]
    [InlineData("""{"args":["1672916271846"],"op":"pong"}""", "Pong False [] []")]
    [InlineData("""{"req_id":"7","op":"pong","args":["1675418560633"],"conn_id":"c"}""", "Pong False [7] []")]
    [InlineData("""{"op":"subscribe","req_id":"42","success":true,"ret_msg":""}""", "Subscribe True [42] []")]
    [InlineData("""{"success":true,"ret_msg":"","conn_id":"c","req_id":"43","op":"unsubscribe"}""", "Unsubscribe True [43] []")]
    [InlineData("""{"success":false,"ret_msg":"error:handler not found,topic:publicTrade.NOPEUSDT","req_id":"42","op":"subscribe"}""", "Subscribe False [42] [error:handler not found,topic:publicTrade.NOPEUSDT]")]
    [InlineData("""{"success":true,"ret_msg":"","op":"auth","conn_id":"c"}""", "Other True [] []")]
    public void Decode_ControlFrame_IsClassified(string frame, string expected)
    {
        Assert.Equal(DecodeResult.Handled, Decode(frame));
        Assert.Equal(["reply " + expected], _heard.Lines);
    }

    [Theory]
    [InlineData("kline.1.BTCUSDT")]
    [InlineData("orderbook.50.ETHUSDT")]
    [InlineData("publicTrade.")]
    [InlineData("tickers.NOPE")]
    [InlineData("orderbook.BTCUSDT")]
    [InlineData("orderbook.0.BTCUSDT")]
    [InlineData("orderbook.50")]
    [InlineData("orderbook.50.")]
    [InlineData("something else")]
    public void Decode_UnknownTopicOrSymbol_IsIgnored(string topic)
    {
        Assert.Equal(DecodeResult.Ignored, Decode($$"""{"topic":"{{topic}}","type":"snapshot","data":{"any":[1,{"thing":null}]},"ts":1}"""));
        Assert.Empty(_heard.Lines);
    }

    private DecodeResult Decode(string frame) => _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard);
}
