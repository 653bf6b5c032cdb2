using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

/// <summary>Came, entered, found; left or removed. Only walls that came count for spoofing and APPEARING.</summary>
internal static class GoldenOrigins
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        // 11 x 9 < 108 is no wall. 2 x 11 <= 22.
        new GoldenScript("origin: at most half before came")
            .Snapshot("99.99:1 99.98:11 " + Ladder(8, 99.97m, -0.01m), Asks(10))
            .At(1).Delta("99.98:22", "100.02:22").At(3).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 50),
        // 2 x 11 > 21.999.
        new GoldenScript("origin: more than half before is found")
            .Snapshot("99.99:1 99.98:11 " + Ladder(8, 99.97m, -0.01m), Asks(10))
            .At(1).Delta("99.98:21.999", "100.02:22").At(3).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 0),

        new GoldenScript("origin: a snapshot's walls are found")
            .Snapshot("99.99:1 99.98:600 " + Ladder(8, 99.97m, -0.01m), "100.01:1 100.02:600 " + Ladder(8, 100.03m, 0.01m))
            .Expect("walls.wallActivity", "STABLE")
            .Expect("walls.bidWalls.length", 1),
        new GoldenScript("origin: found walls pulled are no spoofing, yet disappear")
            .Snapshot("99.99:1 99.98:600 " + Ladder(8, 99.97m, -0.01m), "100.01:1 100.02:600 " + Ladder(8, 100.03m, 0.01m))
            .At(2).Delta("99.98:0", "100.02:0")
            .Expect("walls.spoofingScore", 0).Expect("walls.wallActivity", "DISAPPEARING"),

        new GoldenScript("origin: a new price inside came")
            .Snapshot("99.99:1 " + Ladder(9, 99.97m, -0.01m), Asks(10)).At(1).Bid("99.98", "600")
            .Expect("walls.wallActivity", "APPEARING"),
        new GoldenScript("origin: a new best price came")
            .Snapshot(Bids(10), Asks(10)).At(1).Bid("100.00", "600")
            .Expect("walls.wallActivity", "APPEARING"),
        new GoldenScript("origin: a new price beyond a side that is not full is found")
            .Snapshot(Bids(10), Asks(10)).At(1).Bid("99.80", "600")
            .Expect("walls.bidWalls.length", 1).Expect("walls.wallActivity", "STABLE"),
        new GoldenScript("origin: the worst price of a side came too")
            .Snapshot(Bids(10), Asks(10)).At(1).Bid("99.90", "600")
            .Expect("walls.wallActivity", "APPEARING"),

        // 50 bids 99.999 … 99.950. One goes, 99.949 moves up from beyond.
        Full("origin: from beyond a full side entered")
            .At(1).Delta("99.980:0 99.949:600", "100.02:600")
            .At(3).Delta("99.949:0", "")
            .Expect("walls.spoofingScore", 0),
        Full("origin: entered is not appearing")
            .At(1).Delta("99.980:0 99.949:600", "")
            .Expect("walls.bidWalls.length", 1).Expect("walls.wallActivity", "STABLE"),
        new GoldenScript("origin: held by the deep book alone entered")
            .Depth(200)
            .Snapshot(ThousandthBids(50) + " 99.949:600", Asks(10))
            .At(1).Bid("99.980", "0")
            .Expect("walls.bidWalls.length", 1).Expect("walls.wallActivity", "STABLE"),
        new GoldenScript("origin: one short of a full side is found")
            .Snapshot(ThousandthBids(49), Asks(10)).At(1).Bid("99.950", "600")
            .Expect("walls.bidWalls.length", 1).Expect("walls.wallActivity", "STABLE"),

        // A better price comes into a full side and the wall, its worst, is pushed out: dropped, as if it had never come.
        Full("left: pushed out of a full side is dropped")
            .At(1).Bid("99.950", "600").At(2).Delta("100.001:1 99.950:0", "")
            .Expect("walls.bidWalls.length", 0).Expect("walls.wallActivity", "STABLE"),
        Full("left: not while the side has room")
            .At(1).Bid("99.950", "600").At(2).Bid("99.950", "0")
            .Expect("walls.wallActivity", "DISAPPEARING"),
        Full("left: not where a worse price is held")
            .At(1).Bid("99.950", "600").At(2).Delta("99.950:0 99.949:1", "")
            .Expect("walls.wallActivity", "DISAPPEARING"),
        new GoldenScript("left: the deep book holds it, the view does not")
            .Depth(200).Snapshot(ThousandthBids(60), Asks(10))
            .At(1).Bid("99.950", "600").At(2).Bid("100.001", "1")
            .Expect("walls.bidWalls.length", 0).Expect("walls.wallActivity", "STABLE"),
        new GoldenScript("left: back again it entered")
            .Depth(200).Snapshot(ThousandthBids(60), Asks(10))
            .At(1).Bid("99.950", "600").At(2).Bid("100.001", "1").At(3).Bid("100.001", "0")
            .Expect("walls.bidWalls.length", 1).Expect("walls.wallActivity", "STABLE"),
    ];

    private static string ThousandthBids(int n) => Ladder(n, 99.999m, -0.001m);

    private static GoldenScript Full(string name) => new GoldenScript(name).Snapshot(ThousandthBids(50), Asks(10));
}
