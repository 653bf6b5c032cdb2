using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

internal static class GoldenActivity
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        Came("activity: a wall that came is appearing").Expect("walls.wallActivity", "APPEARING"),
        Came("activity: for just under 5 s").At(5.999999999m).Nothing().Expect("walls.wallActivity", "APPEARING"),
        Came("activity: not 5 s later").At(6).Nothing().Expect("walls.wallActivity", "STABLE"),

        Came("activity: a wall pulled is disappearing").At(3).Bid("99.98", "1").Expect("walls.wallActivity", "DISAPPEARING"),
        Came("activity: disappearing for just under 5 s").At(3).Bid("99.98", "1").At(7.999999999m).Nothing()
            .Expect("walls.wallActivity", "DISAPPEARING"),
        Came("activity: not disappearing 5 s later").At(3).Bid("99.98", "1").At(8).Nothing()
            .Expect("walls.wallActivity", "STABLE"),

        Came("activity: a wall traded hides one that came")
            .At(3).Sell("99.98", "600").Bid("99.98", "0").At(4).Ask("100.02", "600")
            .Expect("walls.wallActivity", "STABLE"),
        Came("activity: a wall traded 5 s ago no longer hides one")
            .At(3).Sell("99.98", "600").Bid("99.98", "0").At(4).Ask("100.02", "600").At(8).Nothing()
            .Expect("walls.wallActivity", "APPEARING"),
        Came("activity: pulled goes before traded")
            .At(2).Ask("100.02", "600").At(3).Sell("99.98", "600").Bid("99.98", "0").Ask("100.02", "0")
            .Expect("walls.wallActivity", "DISAPPEARING"),

        // 99.00 is 100 bps away: too far for spoofing, not for activity.
        new GoldenScript("activity: distance does not matter")
            .Snapshot(Bids(9) + " 98.00:1", Asks(10)).At(1).Bid("99.00", "600")
            .Expect("walls.wallActivity", "APPEARING"),
        new GoldenScript("activity: far walls pulled disappear")
            .Snapshot(Bids(9) + " 98.00:1", Asks(10)).At(1).Bid("99.00", "600").At(1.1m).Bid("99.00", "0")
            .Expect("walls.wallActivity", "DISAPPEARING"),
        Came("activity: a dropped wall counts nowhere").At(2).Snapshot(Bids(10), Asks(10))
            .Expect("walls.wallActivity", "STABLE"),
    ];

    private static GoldenScript Came(string name) => new GoldenScript(name).Snapshot(Bids(10), Asks(10)).At(1).Bid("99.98", "600");
}
