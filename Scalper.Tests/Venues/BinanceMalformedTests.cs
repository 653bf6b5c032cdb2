using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues;

/// <summary>A frame that is not as it must be becomes a value, is told of its symbol alone, and leaves the codec fit for the next.</summary>
public sealed class BinanceMalformedTests
{
    private const string Head = """{"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1,"T":1,"s":"BTCUSDT",""";

    private readonly BinanceCodec _codec = new();
    private readonly HeardEvents _heard = new(new Instrument("ETHUSDT", TestFrames.Btc.TickSize, TestFrames.Btc.QtyStep), TestFrames.Btc);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"stream\":\"btcusdt@depth\"}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"data\":{\"b\":[]}}")]
    [InlineData("{\"stream\":7,\"data\":{\"e\":\"kline\"}}")]
    [InlineData("{\"error\":{\"msg\":\"no code\"},\"id\":1}")]
    [InlineData("{\"snapshot\":\"\",\"data\":{}}")]
    public void Decode_EnvelopeOfAnotherShape_IsWrongShape(string frame)
    {
        Assert.Equal(DecodeResult.WrongShape, Decode(frame));
        Assert.Empty(_heard.Lines);
    }

    [Theory]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[]""")]
    [InlineData(""" "U":1,"u":2,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "u":2,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":3,"u":2,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"u":3,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"u":-2,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"u":2.5,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"u":99999999999999999999,"pu":0,"b":[],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":null,"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":{},"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[7],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[[]],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[["1.0"]],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[["1.0","1","1"]],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[[null,"1"]],"a":[]""")]
    [InlineData(""" "U":1,"u":2,"pu":0,"b":[[["1.0"],"1"]],"a":[]""")]
    public void Decode_BookOfAnotherShape_IsToldAsABook(string fields) => AssertTold(DecodeResult.WrongShape, Head + fields.Trim() + "}}", "book 1 0");

    [Theory]
    [InlineData("-1.0", "1", DecodeResult.BadNumber)]
    [InlineData("1.0", "-1", DecodeResult.BadNumber)]
    [InlineData("0", "1", DecodeResult.BadNumber)]
    [InlineData("NaN", "1", DecodeResult.BadNumber)]
    [InlineData("1.0", "", DecodeResult.BadNumber)]
    [InlineData("1e40", "1", DecodeResult.BadNumber)]
    [InlineData("1.05", "1", DecodeResult.OffGrid)]
    [InlineData("1.0", "0.0001", DecodeResult.OffGrid)]
    public void Decode_LevelWithAnImpossibleNumber_IsToldAsABook(string price, string quantity, DecodeResult expected)
    {
        AssertTold(expected, $$$"""{{{Head}}}"U":1,"u":2,"pu":0,"b":[["1.0","1"],["{{{price}}}","{{{quantity}}}"]],"a":[]}}""", "book 1 0");
        Assert.Equal(expected == DecodeResult.OffGrid ? 1 : 0, _heard.OffGrid);
    }

    [Theory]
    [InlineData("[[\"1e3\",\"1.5e-1\"]]")]
    [InlineData("[[1000,0.15]]")]
    [InlineData("[ [ \"1000.000000000000000000000\" , \"0.15\" ] ]")]
    public void Decode_NumbersWrittenInAnotherWay_AreTheSame(string levels)
    {
        Assert.Equal(DecodeResult.Handled, Decode($$$"""{{{Head}}}"U":1,"u":2,"pu":0,"b":{{{levels}}},"a":[]}}"""));
        Assert.EndsWith("b 10000:150 a ", _heard.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4_096, DecodeResult.Handled)]
    [InlineData(4_097, DecodeResult.TooLong)]
    public void Decode_LevelsOfOneSide_AreBounded(int levels, DecodeResult expected) => Assert.Equal(
        expected, Decode($$$"""{{{Head}}}"U":1,"u":2,"pu":0,"b":[],"a":[{{{string.Join(',', Enumerable.Range(1, levels).Select(i => $"[\"{i}\",\"1\"]"))}}}]}}"""));

    [Theory]
    [InlineData("""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpd""", DecodeResult.NotJson, "book 1 0")]
    [InlineData("""{"stream":"btcusdt@trade","data":{"e":"tr""", DecodeResult.NotJson, "other 1")]
    [InlineData("""{"e":"depthUpdate","s":"BTCUSDT","b":[[""", DecodeResult.NotJson, "book 1 0")]
    [InlineData("""{"e":"trade","s":"BTCUSDT","p":"1.0"}""", DecodeResult.WrongShape, "other 1")]
    [InlineData("""{"e":"trade","s":"BTCUSDT","t":1,"p":"-1","q":"1","T":1,"m":true}""", DecodeResult.BadNumber, "other 1")]
    [InlineData("""{"e":"bookTicker","s":"BTCUSDT","b":"1.0"}""", DecodeResult.WrongShape, "other 1")]
    [InlineData("""{"snapshot":"BTCUSDT","data":{"lastUpdateId":1,"bids":[]}}""", DecodeResult.WrongShape, "other 1")]
    [InlineData("""{"snapshot":"BTCUSDT","data":{"lastUpd""", DecodeResult.NotJson, "other 1")]
    public void Decode_FrameThatCantBeRead_IsToldOfItsSymbol(string frame, DecodeResult expected, string told) => AssertTold(expected, frame, told);

    [Theory]
    [InlineData("""{"stream":"solusdt@depth","data":{"e":"depthUpdate","s":"SOLUSDT","b":[[""")]
    [InlineData("""{"stream":"btcusdt@depth20","data":{"e":"depthUpdate","b":[[""")]
    [InlineData("""{"stream":"btcusdt""")]
    public void Decode_FrameOfNobodyThatCantBeRead_IsToldOfNobody(string frame)
    {
        Assert.Equal(DecodeResult.NotJson, Decode(frame));
        Assert.Empty(_heard.Unreadable);
    }

    private void AssertTold(DecodeResult expected, string frame, string told)
    {
        Assert.Equal(expected, Decode(frame));
        Assert.Equal([told], _heard.Unreadable);
        Assert.Empty(_heard.Lines);
        Assert.Equal(DecodeResult.Handled, Decode(BinanceFrames.Depth));
    }

    private DecodeResult Decode(string frame) => _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard);
}
