using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

/// <summary>Which frames print, and what the book holds after the venue's odd ones.</summary>
internal static class GoldenPrinting
{
    private const string SpotOrder = "topic ts type data cts cs";
    private const string DataFirst = "data cts ts cs type topic";

    public static IEnumerable<GoldenScript> Scripts =>
    [
        Two("printing: symbol, receive time and update id").At(1).Bid("99.99", "5")
            .Expect("symbol", Symbol)
            .Expect("recv_ns", Origin + 1_000_000_000)
            .Expect("updateId", 102)
            .Expect("orderbook.bidDepth", 7)
            .Prints(2),
        Two("printing: a frame with an old u prints, without effect").Bid("99.99", "5").Delta("99.99:9", "", step: 0)
            .Expect("updateId", 102).Expect("orderbook.bidDepth", 7).Prints(3),
        Two("printing: a trade prints under the book's u").Bid("99.99", "5").Sell("99.99", "1")
            .Expect("updateId", 102).Prints(3),
        Two("printing: a trade that affects nothing prints").Sell("99.99", "1", block: true)
            .Expect("tradeFlow.tradeCount", 0).Prints(2),
        new GoldenScript("printing: nothing before the first snapshot").Bid("99.99", "1").Sell("99.99", "1").OtherTopic().Prints(0),
        Two("printing: other topics do not").OtherTopic().Prints(1),

        Two("book: a gap is Invalid until the next snapshot")
            .Delta("99.99:5", "", step: 2).Sell("99.99", "1").Bid("99.99", "6").Snapshot("99.99:7", "100.01:1").Bid("99.99", "8")
            .Expect("orderbook.bidDepth", 8).Prints(3),
        Two("book: crossed is Invalid").Bid("100.02", "1").Bid("100.02", "0").Prints(1).OnLine(0)
            .Expect("orderbook.bidDepth", 4),
        Two("book: locked is Invalid").Bid("100.01", "1").Bid("100.01", "0").Prints(1),
        Two("book: crossed within a frame but not after it").Delta("100.01:1", "100.01:0")
            .Expect("orderbook.spreadBps", 0.01 / 100.015 * 10_000).Prints(2),
        new GoldenScript("book: as many levels as subscribed").Snapshot(Bids(49), Asks(50)).Bid("99.50", "1").Prints(2),
        new GoldenScript("book: more levels than subscribed is Invalid").Snapshot(Bids(50), Asks(50)).Bid("99.49", "1").Prints(1),
        new GoldenScript("book: a crossed snapshot is Invalid").Snapshot("100.02:1", "100.01:1").Prints(0),

        Two("book: u of 1 replaces though a delta says otherwise").Restart("99.99:7", "100.01:1 100.02:2").Bid("99.98", "1")
            .Expect("orderbook.bidDepth", 8).Expect("orderbook.askDepth", 3).Expect("updateId", 2).Prints(3),
        Two("book: u of 1 heals a gap").Delta("99.99:5", "", step: 2).Restart("99.99:7", "100.01:1")
            .Expect("orderbook.bidDepth", 7).Expect("updateId", 1).Prints(2),
        Two("book: a snapshot in mid-stream replaces").Snapshot("99.95:1", "100.05:3")
            .Expect("orderbook.bidDepth", 1).Expect("orderbook.spreadBps", 10).Prints(2),
        Two("book: size 0 removes, an unknown price too").Delta("99.98:0 99.50:0", "")
            .Expect("orderbook.bidDepth", 2).Prints(2),
        Two("book: of a price twice in a frame the last wins").Delta("99.99:9 99.99:4", "100.03:5 100.03:0")
            .Expect("orderbook.bidDepth", 6).Expect("orderbook.askDepth", 2),

        Two("frames: other field orders").FieldOrder(SpotOrder).Bid("99.99", "5").FieldOrder(DataFirst).Bid("99.98", "6").Sell("99.99", "1")
            .Expect("orderbook.bidDepth", 11).Expect("tradeFlow.sellVolume", 1).Prints(4),
        Two("frames: no receive time").Untimed().Bid("99.99", "5")
            .ExpectNone("recv_ns").Expect("orderbook.bidDepth", 7),
    ];

    /// <summary>Bids 2 + 2, asks 1 + 1, u = 101.</summary>
    private static GoldenScript Two(string name) => new GoldenScript(name).Snapshot("99.99:2 99.98:2", "100.01:1 100.02:1");
}
