using Scalper.Tests.Reference;
using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

/// <summary>Bid 3 against ask 1 is a depth imbalance of 0.5: the weight sets the score.</summary>
internal static class GoldenScore
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        Bid3("score: 55 is neutral").WithDepthWeight(10)
            .Expect("score", 55).Expect("side", "NEUTRAL").Expect("confidence", 20),
        Bid3("score: above 55 is long").WithDepthWeight(10.5)
            .Expect("score", 55.25).Expect("side", "LONG").Expect("confidence", 21),
        Ask3("score: 45 is neutral").WithDepthWeight(10)
            .Expect("score", 45).Expect("side", "NEUTRAL"),
        Ask3("score: below 45 is short").WithDepthWeight(10.5)
            .Expect("score", 44.75).Expect("side", "SHORT").Expect("confidence", 21),

        Bid3("score: clamped at 100, raw kept").WithDepthWeight(120)
            .Expect("rawScore", 110).Expect("score", 100).Expect("contributions.depthImbalance", 60)
            .Expect("side", "LONG").Expect("confidence", 100),
        Ask3("score: clamped at 0, raw kept").WithDepthWeight(120)
            .Expect("rawScore", -10).Expect("score", 0).Expect("side", "SHORT").Expect("confidence", 100),
        Bid3("score: 100 itself is no clamp").WithDepthWeight(100)
            .Expect("rawScore", 100).Expect("score", 100),

        Bid3("confidence: 20 away").WithDepthWeight(40).Expect("confidence", 80),
        Bid3("confidence: 25 away is full").WithDepthWeight(50).Expect("confidence", 100),
        Bid3("confidence: further than 25 is no more").WithDepthWeight(60).Expect("confidence", 100),
        new GoldenScript("confidence: nothing contributes").Snapshot(Bids(1), Asks(1))
            .Expect("rawScore", 50).Expect("score", 50).Expect("side", "NEUTRAL").Expect("confidence", 0),
        // 7.5 - 7.6159… = -0.1159… of 15.1159…, and that over 25.
        Bid3("confidence: contributions that disagree").Sell("99.99", "1")
            .Expect("rawScore", 50 - 0.11594155955764851)
            .Expect("confidence", 0.0035571572381900996),
        // Bid wall +8 and ask wall -8 are one contribution of 0; the depths are equal too.
        new GoldenScript("confidence: walls on both sides contribute nothing")
            .Snapshot(Bids(9) + " 99.90:20", Asks(9) + " 100.10:20")
            .Expect("contributions.walls", 0).Expect("confidence", 0),

        // 10 of 28 against 10 of 1: 15 x 18/38; bought only +10; bid wall +8.
        new GoldenScript("score: contributions add up")
            .Snapshot(Bids(9) + " 99.90:19", Asks(10))
            .Buy("100.01", "1")
            .Expect("contributions.depthImbalance", 15 * 18 / 38.0)
            .Expect("contributions.tradeFlow", 10)
            .Expect("contributions.walls", 8)
            .Expect("contributions.spoofing", 0)
            .ExpectNone("contributions.momentum")
            .Expect("rawScore", 68 + 15 * 18 / 38.0)
            .Expect("confidence", 100),

        new GoldenScript("score: every weight is a setting")
            .With(new() { Weights = new ReferenceWeights(DepthImbalance: 1, TradeFlow: 2, Walls: 3, Spoofing: 4, Momentum: 5) })
            .Snapshot(Bids(9) + " 99.90:19", Asks(10))
            .Buy("100.01", "1")
            .Expect("contributions.depthImbalance", 18 / 38.0)
            .Expect("contributions.tradeFlow", 2)
            .Expect("contributions.walls", 3)
            .Expect("rawScore", 55 + 18 / 38.0),
        new GoldenScript("score: the weight of spoofing")
            .With(new() { Weights = new ReferenceWeights(Spoofing: 4) })
            .Snapshot(Bids(10), Asks(10)).At(1).Delta("99.98:600", "100.02:600").At(3).Delta("99.98:0", "100.02:0")
            .Expect("contributions.spoofing", -4).Expect("score", 46).Expect("side", "NEUTRAL"),
        new GoldenScript("score: the weight of momentum")
            .With(new() { Weights = new ReferenceWeights(Momentum: 5) })
            .At(0.5m).Snapshot("99.99:1", "100.01:1").At(30.5m).Delta("99.99:0 100.99:1", "100.01:0 101.01:1").At(61).Nothing()
            .Expect("contributions.momentum", 5).Expect("score", 55),
    ];

    private static GoldenScript Bid3(string name) => new GoldenScript(name).Snapshot("99.99:3", "100.01:1");

    private static GoldenScript Ask3(string name) => new GoldenScript(name).Snapshot("99.99:1", "100.01:3");
}
