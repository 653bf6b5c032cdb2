using System.Text;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues;

public sealed class BybitTickerTests
{
    private readonly BybitCodec _codec = new();
    private readonly HeardEvents _heard = new(TestFrames.Btc);
    private Ticker _ticker;

    [Fact]
    [Trait("Fault", "F-45")]
    public void Merge_Delta_LeavesAbsentFieldsUnchanged()
    {
        Take("snapshot", """ "lastPrice":"65000.10","bid1Price":"65000.00","bid1Size":"1.5","ask1Price":"65000.10","ask1Size":"2.5","markPrice":"65001.5","fundingRate":"0.0001","nextFundingTime":"1786000000000" """);
        Take("delta", """ "bid1Price":"65000.20","bid1Size":"0.001","openInterest":"12.5" """, cs: 20);

        Assert.Equal((650_002, 1), (_ticker.BidPriceTicks, _ticker.BidQtyLots));
        Assert.Equal((650_001, 2_500), (_ticker.AskPriceTicks, _ticker.AskQtyLots));
        Assert.Equal((650_001, 65_001.5, 0.0001, 12.5), (_ticker.LastPriceTicks, _ticker.MarkPrice, _ticker.FundingRate, _ticker.OpenInterest));
        Assert.Equal((1_786_000_000_000, 20), (_ticker.NextFundingAtMs, _ticker.CrossSequence));
    }

    [Fact]
    public void Merge_Snapshot_ForgetsWhatItLacks()
    {
        Take("snapshot", """ "lastPrice":"65000.10","fundingRate":"0.0001" """);
        Take("snapshot", """ "lastPrice":"65000.20" """);
        Assert.Equal((650_002, null), (_ticker.LastPriceTicks, _ticker.FundingRate));
    }

    [Theory]
    [Trait("Fault", "F-46")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,{\"symbol\":\"X\"}]")]
    [InlineData("true")]
    [InlineData("\"soon\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"1e999\"")]
    public void Merge_EmptyOrUnreadableField_IsAbsentAndHarmsNoOther(string value)
    {
        Take("snapshot", """ "lastPrice":"1.0","bid1Price":"2.0","bid1Size":"3","markPrice":"4","fundingRate":"5","nextFundingTime":"6","turnover24h":"7" """);
        Take("delta", $$"""
            "bid1Price":{{value}},"bid1Size":{{value}},"markPrice":{{value}},"fundingRate":{{value}},"nextFundingTime":{{value}},"turnover24h":{{value}},"lastPrice":"9.0"
            """);

        Assert.Equal((20, 3_000, 4, 5), (_ticker.BidPriceTicks, _ticker.BidQtyLots, _ticker.MarkPrice, _ticker.FundingRate));
        Assert.Equal((6, 7, 90), (_ticker.NextFundingAtMs, _ticker.Turnover24h, _ticker.LastPriceTicks));
    }

    [Fact]
    public void Merge_OffGridPrice_IsAbsent()
    {
        Take("snapshot", """ "lastPrice":"1.0" """);
        Take("delta", """ "lastPrice":"1.05","bid1Price":"-1" """);
        Assert.Equal((10, null), (_ticker.LastPriceTicks, _ticker.BidPriceTicks));
    }

    private void Take(string type, string fields, long cs = 10)
    {
        string frame = $$$"""{"topic":"tickers.BTCUSDT","type":"{{{type}}}","data":{{{{fields.Trim()}}},"symbol":"BTCUSDT"},"cs":{{{cs}}},"ts":1}""";
        Assert.Equal(DecodeResult.Handled, _codec.Decode(Encoding.UTF8.GetBytes(frame), _heard));
        TickerMerge.Apply(ref _ticker, _heard.Tickers[^1], receivedAtNs: 5);
    }
}
