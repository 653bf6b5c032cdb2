using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Venues;

/// <summary>A frame that is not as it must be becomes a value, calls nobody and leaves the codec fit for the next.</summary>
public sealed class BybitMalformedTests
{
    private static readonly string Head = """{"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1,"data":""";

    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    [Theory]
    [Trait("Fault", "F-49")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("pong")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{\"op\":\"ping\"} {}")]
    [InlineData("{\"topic\":\"orderbook.50.BTCUSDT\",}")]
    [InlineData("{'topic':1}")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    public void Decode_NoJsonObject_IsNotJson(string frame) => AssertRefused(DecodeResult.NotJson, frame);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"topic\":\"orderbook.50.BTCUSDT\"}")]
    [InlineData("{\"topic\":{},\"data\":{}}")]
    [InlineData("{\"topic\":7,\"type\":\"delta\"}")]
    [InlineData("{\"data\":{\"s\":\"BTCUSDT\"}}")]
    [InlineData("{\"success\":\"yes\",\"op\":\"subscribe\"}")]
    [InlineData("{\"op\":{},\"success\":true}")]
    public void Decode_EnvelopeOfAnotherShape_IsWrongShape(string frame) => AssertRefused(DecodeResult.WrongShape, frame);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"u":7}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"seq":7}""")]
    [InlineData("""{"b":[],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"SOLUSDT","b":[],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":["BTCUSDT"],"b":[],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":{"s":"BTCUSDT","b":[],"a":[],"u":7,"seq":70}}""")]
    [InlineData("""{"s":"BTCUSDT","b":null,"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":{},"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[7],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[[]],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[["1.0"]],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[["1.0","1","1"]],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[[null,"1"]],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[[["1.0"],"1"]],"a":[],"u":7,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"u":"seven","seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"u":7.5,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"u":99999999999999999999,"seq":70}""")]
    [InlineData("""{"s":"BTCUSDT","b":[],"a":[],"u":{"u":7},"seq":70}""")]
    public void Decode_BookOfAnotherShape_IsWrongShape(string data) => AssertRefused(DecodeResult.WrongShape, Head + data + "}");

    [Theory]
    [Trait("Fault", "F-59")]
    [Trait("Fault", "F-62")]
    [InlineData("-1.0", "1", DecodeResult.BadNumber)]
    [InlineData("1.0", "-1", DecodeResult.BadNumber)]
    [InlineData("0", "1", DecodeResult.BadNumber)]
    [InlineData("NaN", "1", DecodeResult.BadNumber)]
    [InlineData("1.0", "", DecodeResult.BadNumber)]
    [InlineData("1.0", "Infinity", DecodeResult.BadNumber)]
    [InlineData("1e40", "1", DecodeResult.BadNumber)]
    [InlineData("1.0", "1000000000000.001", DecodeResult.BadNumber)]
    [InlineData("1.05", "1", DecodeResult.OffGrid)]
    [InlineData("1.0", "0.0001", DecodeResult.OffGrid)]
    public void Decode_LevelWithAnImpossibleNumber_IsRefused(string price, string quantity, DecodeResult expected)
    {
        AssertRefused(expected, FrameText.Book(TestFrames.Symbol, 50, false, 7, 70, 1, [("1.0", "1"), (price, quantity)], []));
        AssertRefused(expected, FrameText.Book(TestFrames.Symbol, 50, false, 7, 70, 1, [], [(price, quantity)], "data topic type"));
    }

    [Fact]
    public void Decode_BookWithoutAType_IsWrongShape()
    {
        AssertRefused(DecodeResult.WrongShape, TestFrames.Book.Replace("\"type\":\"delta\",", "", StringComparison.Ordinal));
        AssertRefused(DecodeResult.WrongShape, TestFrames.Book.Replace("\"delta\"", "\"other\"", StringComparison.Ordinal));
        AssertRefused(DecodeResult.WrongShape, TestFrames.Book.Replace("\"delta\"", "7", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4_096, DecodeResult.Handled)]
    [InlineData(4_097, DecodeResult.TooLong)]
    public void Decode_LevelsOfOneSide_AreBounded(int levels, DecodeResult expected)
    {
        string frame = FrameText.Book(TestFrames.Symbol, 50, true, 7, 70, 1, [], Enumerable.Range(1, levels).Select(i => ($"{i}", "1")));
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Equal(expected == DecodeResult.Handled ? 1 : 0, _heard.Lines.Count);
    }

    private void AssertRefused(DecodeResult expected, string frame)
    {
        int heard = _heard.Lines.Count;
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Equal(heard, _heard.Lines.Count);
        foreach (string good in TestFrames.All)
        {
            Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(good), _heard));
        }

        Assert.Equal(heard + TestFrames.All.Count, _heard.Lines.Count);
    }
}
