using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

internal static class GoldenWalls
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        // n = 10, S - q = 9: 12 x 9 = 12 x 9.
        new GoldenScript("walls: exactly at the factor")
            .Snapshot("99.99:1 99.98:12 " + Ladder(8, 99.97m, -0.01m), Asks(10))
            .Expect("walls.bidWalls.length", 1)
            .Expect("walls.bidWalls[0].price", 99.98)
            .Expect("walls.bidWalls[0].size", 12)
            .Expect("walls.bidWalls[0].sizeVsAvg", 12)
            .Expect("walls.bidWalls[0].distanceFromMid", -0.02)
            .Expect("walls.bidWalls[0].distanceBps", -2)
            .Expect("walls.askWalls.length", 0)
            .Expect("contributions.walls", 8),

        // 11.999 x 9 = 107.991 < 108.
        new GoldenScript("walls: just below the factor")
            .Snapshot("99.99:1 99.98:11.999 " + Ladder(8, 99.97m, -0.01m), Asks(10))
            .Expect("walls.bidWalls.length", 0)
            .Expect("contributions.walls", 0),

        new GoldenScript("walls: nine levels have none")
            .Snapshot("99.99:1 99.98:1000 " + Ladder(7, 99.97m, -0.01m), Asks(10))
            .Expect("walls.bidWalls.length", 0),

        new GoldenScript("walls: the tenth level makes them")
            .Snapshot("99.99:1 99.98:1000 " + Ladder(7, 99.97m, -0.01m), Asks(10))
            .Bid("99.90", "1")
            .Expect("walls.bidWalls.length", 1)
            .Expect("walls.bidWalls[0].sizeVsAvg", 1000),

        new GoldenScript("walls: an ask wall pulls the score down")
            .Snapshot(Bids(10), Ladder(9, 100.01m, 0.01m) + " 100.10:18")
            .Expect("walls.askWalls[0].price", 100.1)
            .Expect("walls.askWalls[0].sizeVsAvg", 18)
            .Expect("walls.askWalls[0].distanceFromMid", 0.1)
            .Expect("walls.askWalls[0].distanceBps", 10)
            .Expect("contributions.walls", -8),

        // n = 26, each 40 x 25 = 1000 against 12 x (24 + 40) = 768; sizeVsAvg 1000/64.
        new GoldenScript("walls: nearest first, both sides cancel")
            .Snapshot(Bids(26), Asks(26))
            .Delta("99.94:40 99.97:40", "100.08:40 100.04:40")
            .Expect("walls.bidWalls.length", 2)
            .Expect("walls.bidWalls[0].price", 99.97)
            .Expect("walls.bidWalls[1].price", 99.94)
            .Expect("walls.bidWalls[1].sizeVsAvg", 15.625)
            .Expect("walls.askWalls[0].price", 100.04)
            .Expect("walls.askWalls[0].distanceBps", 4)
            .Expect("walls.askWalls[1].price", 100.08)
            .Expect("contributions.walls", 0),

        new GoldenScript("walls: the factor is a setting")
            .With(new() { WallsFactor = 2 })
            .Snapshot("99.99:2 " + Ladder(9, 99.98m, -0.01m), Ladder(9, 100.01m, 0.01m) + " 100.10:1.9")
            .Expect("walls.bidWalls.length", 1)
            .Expect("walls.askWalls.length", 0),

        // The 51st bid (100000) is out of sight: 50 levels, 12 x 49 = 12 x 49 at the fiftieth.
        new GoldenScript("walls: the view ends at 50 levels")
            .Depth(200)
            .Snapshot(Bids(49) + " 99.50:12 99.49:100000", Asks(60))
            .Expect("walls.bidWalls.length", 1)
            .Expect("walls.bidWalls[0].price", 99.5)
            .Expect("walls.bidWalls[0].sizeVsAvg", 12),

        new GoldenScript("walls: no walls are an empty list")
            .Snapshot(Bids(10), Asks(10))
            .Expect("walls.bidWalls.length", 0)
            .Expect("walls.askWalls.length", 0)
            .Expect("walls.spoofingScore", 0)
            .Expect("walls.wallActivity", "STABLE"),
    ];
}
