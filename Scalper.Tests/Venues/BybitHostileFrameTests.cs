using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues;

/// <summary>Frames that no venue means to send: whatever the bytes, a value comes back and nobody is called.</summary>
public sealed class BybitHostileFrameTests
{
    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    [Fact]
    public void Decode_FrameCutAtAnyByte_IsNotJson()
    {
        foreach (byte[] frame in TestFrames.All.Select(Encoding.UTF8.GetBytes))
        {
            for (int length = 0; length < frame.Length; length++)
            {
                Assert.Equal(DecodeResult.NotJson, _codec.Decode(frame.AsSpan(0, length), _heard));
            }
        }

        Assert.Empty(_heard.Lines);
        AssertStillWorks();
    }

    [Fact]
    public void Decode_AnyByteReplaced_NeverThrows()
    {
        SeededRandom random = new(11);
        foreach (byte[] frame in TestFrames.All.Select(Encoding.UTF8.GetBytes))
        {
            for (int i = 0; i < 40 * frame.Length; i++)
            {
                byte[] damaged = [.. frame];
                damaged[i % frame.Length] = (byte)random.NextBits();
                damaged[(int)(random.NextUnit() * frame.Length)] ^= (byte)(random.NextBits() & 0x5f);
                Assert.True(Enum.IsDefined(_codec.Decode(damaged, _heard)));
            }
        }

        _heard.Lines.Clear();
        AssertStillWorks();
    }

    [Fact]
    public void Decode_DeepNesting_IsNotJson()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);
        Refuse(DecodeResult.NotJson, $$"""{"a":{{deep}}}""");
        Refuse(DecodeResult.NotJson, $$$"""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{"s":"BTCUSDT","x":{{{deep}}} }}""");
        AssertStillWorks();
    }

    [Fact]
    public void Decode_SixMegabyteTexts_AreRefusedOrPassedOver()
    {
        string text = new('7', 6_000_000);
        Refuse(DecodeResult.BadNumber, $$$"""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{"s":"BTCUSDT","b":[["{{{text}}}","1"]],"a":[],"u":2,"seq":2}}""");
        Refuse(DecodeResult.WrongShape, $$$"""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{"s":"BTCUSDT","b":[],"a":[],"u":"{{{text}}}","seq":2}}""");
        Refuse(DecodeResult.Ignored, $$$"""{"topic":"{{{text}}}","type":"delta","data":{}}""");
        Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(TestFrames.Ticker.Replace("\"ts\"", $"\"x\":\"{text}\",\"ts\"", StringComparison.Ordinal)), _heard));
        _heard.Lines.Clear();
        AssertStillWorks();
    }

    [Theory]
    [InlineData("topic")]
    [InlineData("type")]
    [InlineData("symbol")]
    [InlineData("delta")]
    [InlineData("BTCUSDT")]
    [InlineData("markPrice")]
    [InlineData("65117.43")]
    public void Decode_BadUtf8_NeverThrows(string word)
    {
        byte[] frame = Encoding.Latin1.GetBytes(TestFrames.Ticker.Replace(word, "\u00ff\u00fe" + word, StringComparison.Ordinal));
        Assert.True(Enum.IsDefined(_codec.Decode(frame, _heard)));
        _heard.Lines.Clear();
        AssertStillWorks();
    }

    /// <summary>Half of a pair of surrogates can be written in JSON and read by nobody.</summary>
    [Theory]
    [InlineData("""{"\ud800":1,"topic":"tickers.BTCUSDT"}""")]
    [InlineData("""{"top\udc00":1}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"\ud800","data":{"symbol":"BTCUSDT"}}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"\ud800":"BTCUSDT"}}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"\ud800"}}""")]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":[{"S":"\ud800"}]}""")]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snapshot","data":[{"L":"\udfff\ud800"}]}""")]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{"\udc00":[]}}""")]
    public void Decode_LoneSurrogateEscape_IsRefused(string frame)
    {
        Assert.True(_codec.Decode(Encoding.UTF8.GetBytes(frame), _heard) > DecodeResult.Ignored);
        Assert.Empty(_heard.Lines);
        AssertStillWorks();
    }

    private void Refuse(DecodeResult expected, string frame)
    {
        Assert.Equal(expected, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        Assert.Empty(_heard.Lines);
    }

    private void AssertStillWorks()
    {
        foreach (string good in TestFrames.All)
        {
            Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(good), _heard));
        }

        Assert.Equal(TestFrames.All.Count, _heard.Lines.Count);
    }
}
