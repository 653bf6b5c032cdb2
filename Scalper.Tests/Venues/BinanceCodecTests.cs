using System.Text;
using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues;

public sealed class BinanceCodecTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly BinanceCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    [Theory]
    [InlineData(BinanceFrames.Depth, "book 0 False 0 u160 seq160 cts1786000000000 b 651142:6054,651141:0 a 651143:10486", 1786000000005)]
    [InlineData(BinanceFrames.Snapshot, "book 0 True 0 u158 seq158 cts1786000000000 b 651142:6054,651141:1000 a 651143:10486", 1786000000004)]
    public void Decode_Book_HasEveryField(string frame, string expected, long madeAt)
    {
        foreach (string form in Forms(frame))
        {
            Handle(form);
            Assert.Equal((expected, madeAt), (_heard.Lines[^1], _codec.GatewayTimeMs));
        }
    }

    [Fact]
    public void Decode_Depth_SaysWhatItFollows()
    {
        IdsOf ids = new();
        _codec.Decode(Encoding.UTF8.GetBytes(BinanceFrames.Depth), ids);
        Assert.Equal((157, 149, 1786000000000), ids.Heard);
    }

    [Fact]
    public void Decode_Trade_HasEveryField()
    {
        foreach (string form in Forms(BinanceFrames.Trade))
        {
            Handle(form);
            Assert.Equal(
                new Trade
                {
                    Id = new TradeId(12345), ExchangeTimeMs = 1786000000001, Sequence = 1786000000001, PriceTicks = 651143, QtyLots = 250, Side = AggressorSide.Sell,
                },
                _heard.Trades[^1]);
        }

        Handle(BinanceFrames.AggregateTrade);
        Assert.Equal((new TradeId(77), AggressorSide.Buy, 250, false), (_heard.Trades[^1].Id, _heard.Trades[^1].Side, _heard.Trades[^1].QtyLots, _heard.Trades[^1].IsBlock));
    }

    [Theory]
    [InlineData("INSURANCE_FUND")]
    [InlineData("ADL")]
    [InlineData("")]
    public void Decode_TradeOffTheBook_IsABlock(string origin)
    {
        Handle(BinanceFrames.Trade.Replace("MARKET", origin, StringComparison.Ordinal));
        Assert.True(_heard.Trades[^1].IsBlock);
    }

    [Theory]
    [InlineData("65114.30", "0")]
    [InlineData("250", "0.000")]
    public void Decode_TradeOfNothing_IsIgnored(string number, string none)
    {
        string field = number == "250" ? "\"q\":\"0.250\"" : "\"p\":\"65114.30\"";
        string frame = BinanceFrames.Trade.Replace(field, $"{field[..5]}{none}\"", StringComparison.Ordinal);
        Assert.Equal(DecodeResult.Ignored, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Empty(_heard.Trades);
        Assert.Empty(_heard.Unreadable);
    }

    [Fact]
    public void Decode_BookTicker_IsTheTouchAtItsUpdateId()
    {
        Handle(BinanceFrames.BookTicker);
        TickerEvent ticker = _heard.Tickers[^1];
        Assert.Equal((false, 161), (ticker.IsSnapshot, ticker.CrossSequence));
        Assert.Equal(TickerFields.BidPrice | TickerFields.BidQty | TickerFields.AskPrice | TickerFields.AskQty, ticker.Present);
        Assert.Equal((651142, 6054, 651143, 10486), (ticker.BidPriceTicks, ticker.BidQtyLots, ticker.AskPriceTicks, ticker.AskQtyLots));
    }

    [Fact]
    public void Decode_MarkPriceAndDayTicker_AreInTheUnitsOfATicker()
    {
        Handle(BinanceFrames.MarkPrice);
        TickerEvent mark = _heard.Tickers[^1];
        Assert.Equal(TickerFields.MarkPrice | TickerFields.IndexPrice | TickerFields.FundingRate | TickerFields.NextFundingAt, mark.Present);
        Assert.Equal((65117.43, 65120.5, -0.0001, 1786003200000), (mark.MarkPrice, mark.IndexPrice, mark.FundingRate, mark.NextFundingAtMs));

        Handle(BinanceFrames.DayTicker);
        TickerEvent day = _heard.Tickers[^1];
        Assert.Equal(TickerFields.LastPrice | TickerFields.Change24h | TickerFields.Volume24h | TickerFields.Turnover24h, day.Present);
        Assert.Equal((651142, -0.015, 8913.3, 15.3), (day.LastPriceTicks, day.Change24h, day.Volume24h, day.Turnover24h));
    }

    [Fact]
    public void Decode_TickerFieldThatMakesNoSense_IsAbsentAndHarmsNoOther()
    {
        Handle(BinanceFrames.MarkPrice.Replace("\"-0.00010000\"", "\"\"", StringComparison.Ordinal).Replace("1786003200000", "0", StringComparison.Ordinal));
        Assert.Equal(TickerFields.MarkPrice | TickerFields.IndexPrice, _heard.Tickers[^1].Present);
        Handle(BinanceFrames.BookTicker.Replace("65114.30", "65114.37", StringComparison.Ordinal).Replace("\"6.054\"", "null", StringComparison.Ordinal));
        Assert.Equal(TickerFields.BidPrice | TickerFields.AskQty, _heard.Tickers[^1].Present);
    }

    [Theory]
    [InlineData("""{"result":null,"id":1}""", "reply Subscribe True [1] []")]
    [InlineData("""{"result":["btcusdt@depth"],"id":3}""", "reply Subscribe True [3] []")]
    [InlineData("""{"id":"a1","result":null}""", "reply Subscribe True [a1] []")]
    [InlineData("""{"code":2,"msg":"Invalid request: no \"x\"","id":7}""", "reply Subscribe False [7] [Invalid request: no \"x\"]")]
    [InlineData("""{"error":{"code":3,"msg":"Invalid JSON"},"id":null}""", "reply Subscribe False [] [Invalid JSON]")]
    public void Decode_Answer_IsToldAsTheVenueSaidIt(string frame, string expected)
    {
        Handle(frame);
        Assert.Equal(expected, _heard.Lines[^1]);
    }

    [Theory]
    [InlineData("""{"stream":"btcusdt@depth20@100ms","data":DATA}""")]
    [InlineData("""{"stream":"btcusdt@rpiDepth@500ms","data":DATA}""")]
    [InlineData("""{"stream":"btcusdt@kline_1m","data":{"e":"kline","E":1,"s":"BTCUSDT","k":{"t":1,"x":false}}}""")]
    [InlineData("""{"stream":"!markPrice@arr@1s","data":[{"e":"markPriceUpdate","s":"BTCUSDT"}]}""")]
    [InlineData("""{"stream":"ethusdt@trade","data":{"e":"trade","E":1,"T":1,"s":"ETHUSDT","t":1,"p":"x","q":"1","m":true}}""")]
    public void Decode_WhatNobodyFollows_IsIgnored(string frame)
    {
        frame = frame.Replace("DATA", BinanceFrames.Bare(BinanceFrames.Depth), StringComparison.Ordinal);
        Assert.Equal(DecodeResult.Ignored, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Empty(_heard.Lines);
        Assert.Empty(_heard.Unreadable);
    }

    [Fact]
    public void Decode_BareSnapshot_IsOfTheOnlySymbol()
    {
        byte[] bare = Encoding.UTF8.GetBytes(BinanceFrames.Bare(BinanceFrames.Snapshot));
        Assert.Equal(DecodeResult.Handled, _codec.Decode(bare, _heard));
        Assert.Equal(1, _heard.Books);
        Assert.Equal(DecodeResult.Ignored, _codec.Decode(bare, new HeardEvents(TestFrames.Btc, new Instrument("ETHUSDT", TestFrames.Btc.TickSize, TestFrames.Btc.QtyStep))));
    }

    [Fact]
    public void Decode_SymbolOfOtherLetters_IsFound()
    {
        HeardEvents heard = new(new Instrument("币安USDT", TestFrames.Btc.TickSize, TestFrames.Btc.QtyStep));
        Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(BinanceFrames.Trade.Replace("BTCUSDT", "币安USDT", StringComparison.Ordinal)), heard));
    }

    private void Handle(string frame) => Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));

    // As a combined stream, as a single one, with white space, and with the fields the other way round.
    private static IEnumerable<string> Forms(string frame)
    {
        yield return frame;
        if (!frame.StartsWith("{\"snapshot\"", StringComparison.Ordinal))
        {
            yield return BinanceFrames.Bare(frame);
        }

        using JsonDocument document = JsonDocument.Parse(frame);
        yield return JsonSerializer.Serialize(document.RootElement, Indented);
        yield return $"{{{string.Join(',', document.RootElement.EnumerateObject().Reverse().Select(p => p.Name == "data" ? $"\"data\":{Reversed(p.Value)}" : p.ToString()))}}}";
    }

    private static string Reversed(JsonElement data) => $"{{{string.Join(", ", data.EnumerateObject().Reverse())}}}";

    private sealed class IdsOf : IFrameHandler
    {
        public (long First, long Previous, long TradeSequence) Heard { get; private set; }

        public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
        {
            (index, instrument) = (0, TestFrames.Btc);
            return true;
        }

        public void OnBook(int index, in BookEvent book) => Heard = (book.FirstUpdateId, book.PreviousUpdateId, book.TradeSequence);

        public void OnUnreadableBook(int index, int depth) => Assert.Fail("It can be read.");

        public void OnUnreadable(int index) => Assert.Fail("It can be read.");

        public void OnOffGrid(int index) => Assert.Fail("It is on its grid.");

        public void OnTrades(int index, ReadOnlySpan<Trade> trades) => Assert.Fail("It is a book.");

        public void OnTicker(int index, in TickerEvent ticker) => Assert.Fail("It is a book.");

        public void OnReply(in ControlReply reply) => Assert.Fail("It is a book.");
    }
}
