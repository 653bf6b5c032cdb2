using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

internal static class GoldenOrderbook
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        // Bid 3 + 2 = 5, ask 3, so 2/8 and 5/8. Touch 99.99 x 3 against 100.01 x 1: (99.99 x 1 + 100.01 x 3)/4. Spread 0.02 of 100.
        new GoldenScript("orderbook: fewer than 10 levels")
            .Snapshot("99.99:3 99.98:2", "100.01:1 100.02:1 100.03:1")
            .Expect("orderbook.bidDepth", 5)
            .Expect("orderbook.askDepth", 3)
            .Expect("orderbook.depthImbalance", 0.25)
            .Expect("orderbook.bidPressure", 0.625)
            .Expect("orderbook.askPressure", 0.375)
            .Expect("orderbook.weightedMidPrice", 100.005)
            .Expect("orderbook.spreadBps", 2)
            .Expect("orderbook.imbalance25", 0.625)
            .Expect("contributions.depthImbalance", 3.75),

        // The eleventh level counts for 25 levels only: 10 x 2 = 20 and + 5; 10 x 1 = 10 and + 7. 10/30; 25/42.
        new GoldenScript("orderbook: the eleventh level is no depth")
            .Snapshot(Bids(10, "2") + " 99.89:5", Asks(10) + " 100.11:7")
            .Expect("orderbook.bidDepth", 20)
            .Expect("orderbook.askDepth", 10)
            .Expect("orderbook.depthImbalance", 1.0 / 3)
            .Expect("orderbook.imbalance25", 25.0 / 42)
            .Expect("contributions.depthImbalance", 5),

        // 25 x 1 against 25 x 2; the twenty-sixth levels (9 and 1) are out of sight: 25/75. Ten levels: 10 against 20.
        new GoldenScript("orderbook: the twenty-sixth level is out of imbalance25")
            .Snapshot(Bids(25) + " 99.74:9", Asks(25, "2") + " 100.26:1")
            .Expect("orderbook.imbalance25", 1.0 / 3)
            .Expect("orderbook.depthImbalance", -1.0 / 3)
            .Expect("contributions.depthImbalance", -5),

        new GoldenScript("orderbook: quantities with decimals")
            .Snapshot("99.99:0.006", "100.01:0.002")
            .Expect("orderbook.bidDepth", 0.006)
            .Expect("orderbook.depthImbalance", 0.5)
            .Expect("orderbook.weightedMidPrice", 100.005),

        new GoldenScript("orderbook: an empty ask side leaves none")
            .Snapshot(Bids(9) + " 99.90:12", "")
            .ExpectNone("orderbook.bidDepth", "orderbook.askDepth", "orderbook.depthImbalance", "orderbook.bidPressure")
            .ExpectNone("orderbook.askPressure", "orderbook.weightedMidPrice", "orderbook.spreadBps", "orderbook.imbalance25")
            .ExpectNone("walls.bidWalls[0].distanceFromMid", "walls.bidWalls[0].distanceBps")
            .ExpectNone("contributions.depthImbalance", "contributions.tradeFlow", "contributions.momentum")
            .Expect("walls.bidWalls.length", 1)
            .Expect("walls.askWalls.length", 0)
            .Expect("contributions.walls", 8)
            .Expect("score", 58)
            .Expect("side", "LONG")
            .Expect("confidence", 32), // 100 x 8/8 x 8/25

        new GoldenScript("orderbook: an empty bid side leaves none")
            .Snapshot("", Asks(3))
            .ExpectNone("orderbook.askDepth", "orderbook.spreadBps", "orderbook.imbalance25")
            .Expect("score", 50)
            .Prints(1),

        new GoldenScript("orderbook: both sides empty still prints")
            .Snapshot(Bids(1), Asks(1))
            .Delta("99.99:0", "100.01:0")
            .ExpectNone("orderbook.bidDepth", "orderbook.weightedMidPrice")
            .Expect("walls.spoofingScore", 0)
            .Expect("walls.wallActivity", "STABLE")
            .Prints(2),
    ];
}
