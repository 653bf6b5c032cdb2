using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Venues;

/// <summary>The reader made for the venue's frames against the general one: whatever comes, both hand over the same, or it leaves the frame to the other.</summary>
public sealed class BybitScanTests
{
    private const string Session = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    private static readonly byte[][] Frames = [.. TestFrames.All.Select(Encoding.UTF8.GetBytes)];

    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _scanned = new(TestFrames.Btc);
    private readonly HeardEvents _read = new(TestFrames.Btc);

    [Theory]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1,"data":{"s":"BTCUSDT","b":[["30240.60","0"]],"a":[],"u":17,"seq":66},"cts":2}""", 1)]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","ts":"1","type":"snapshot","new":"field","data":{"u":17,"seq":66,"a":[["2.0","0.001"],["3","1"]],"more":7,"b":[["1","0.5"]],"s":"BTCUSDT"},"cts":2}""", 1)]
    [InlineData("""{"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1,"data":[{"T":1,"s":"BTCUSDT","S":"Sell","v":"0.001","p":"16578.50","L":"ZeroMinusTick","i":"20f43950-d8dd-5b31-9112-a178eb6023af","BT":false,"RPI":true,"seq":17}]}""", 1)]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT","fundingRate":"-0.0001","markPrice":"","openInterest":"59891.732","turnover24h":"1142118412.902123456789","bid1Price":"5.1"},"cs":3,"ts":4}""", 1)]
    [InlineData("""{"topic": "tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":3,"ts":4}""", 0)]
    [InlineData("""{"type":"delta","topic":"tickers.BTCUSDT","data":{"symbol":"BTCUSDT"},"cs":3,"ts":4}""", 0)]
    [InlineData("""{"topic":"tickers.BTCUSDT","data":{"symbol":"BTCUSDT","x":{}},"cs":3,"ts":4}""", 0)]
    [InlineData("""{"topic":"tickers.BTCUSDT","data":{"symbol":"BTCUSDT","markPrice":"5","markPrice":""},"cs":3,"ts":4}""", 1)]
    [InlineData("""{"topic":"orderbook.50.BTCUSDT","type":"delta","data":{"s":"BTCUSDT","b":[["1e3","0"]],"a":[],"u":17,"seq":66}}""", 0)]
    public void Decode_OneFrame_IsScannedWhereItIsWrittenAsUsual(string frame, int scanned)
    {
        AssertSame(Encoding.UTF8.GetBytes(frame));
        Assert.Equal(scanned, _codec.Scanned);
        Assert.Single(_scanned.Lines);
    }

    /// <summary>Otherwise all of it would be right, and slow.</summary>
    [CapturesFact]
    public void Decode_EveryRecordedFrameOfData_IsScanned()
    {
        Instrument[] listed = [.. RecordedInstruments.All().Where(i => i.Symbol is "BTCUSDT" or "SOLUSDT")];
        HeardEvents scanned = new(listed), read = new(listed);
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(Session)))
        {
            Assert.Equal(_codec.DecodeGenerally(line.Frame, read), _codec.Decode(line.Frame, scanned));
        }

        Assert.Equal(read.Lines, scanned.Lines);
        Assert.Equal(797 + 73 + 378, _codec.Scanned);
    }

    [CapturesFact]
    public void Decode_RecordedFramesWithDamage_AreTheSameBothWays()
    {
        SeededRandom random = new(23);
        Instrument[] listed = [.. RecordedInstruments.All().Where(i => i.Symbol is "BTCUSDT" or "SOLUSDT")];
        foreach (CaptureLine line in CaptureReader.Read(CapturePath.Bybit(Session)))
        {
            for (int i = 0; i < 20; i++)
            {
                AssertSame(FrameDamage.Of(line.Frame, random), new HeardEvents(listed), new HeardEvents(listed));
            }
        }

        Assert.True(_codec.Scanned > 1_000, $"{_codec.Scanned} frames were scanned in spite of their damage.");
    }

    [Fact]
    public void Decode_FramesWithDamage_AreTheSameBothWays()
    {
        SeededRandom random = new(29);
        for (int i = 0; i < 100_000; i++)
        {
            AssertSame(FrameDamage.Of(Frames[i % Frames.Length], random));
        }

        Assert.True(_codec.Scanned > 2_000, $"{_codec.Scanned} frames were scanned in spite of their damage.");
    }

    private void AssertSame(byte[] frame) => AssertSame(frame, _scanned, _read);

    private void AssertSame(byte[] frame, HeardEvents scanned, HeardEvents read)
    {
        DecodeResult expected = _codec.DecodeGenerally(frame, read);
        long madeAt = _codec.GatewayTimeMs;
        DecodeResult result = _codec.Decode(frame, scanned);
        bool isSame = expected == result && madeAt == _codec.GatewayTimeMs && read.OffGrid == scanned.OffGrid
            && read.Lines.LastOrDefault() == scanned.Lines.LastOrDefault() && read.Lines.Count == scanned.Lines.Count
            && read.Unreadable.Count == scanned.Unreadable.Count && read.Unreadable.LastOrDefault() == scanned.Unreadable.LastOrDefault();
        Assert.True(isSame, $"{Encoding.UTF8.GetString(frame)}\n{expected}: {read.Lines.LastOrDefault()}\n{result}: {scanned.Lines.LastOrDefault()}");
    }
}
