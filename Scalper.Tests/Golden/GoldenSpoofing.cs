using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

/// <summary>Two walls that came near at second 1: B, the bid at 99.98, and A, the ask at 100.02.</summary>
internal static class GoldenSpoofing
{
    public static IEnumerable<GoldenScript> Scripts =>
    [
        Came("spoofing: traded is no spoofing", b: "600", a: "500")
            .At(3).Sell("99.98", "400").Bid("99.98", "200")
            .Expect("walls.spoofingScore", 0)
            .Expect("walls.wallActivity", "STABLE")
            .Expect("contributions.spoofing", 0),

        // Each pulled 570 of 600: 2 x 600 x 570/600 of 1200. Tape 30 against 30, depths 9 against 9: only spoofing is left, -12.
        Came("spoofing: 30 traded, 570 pulled")
            .At(5).Sell("99.98", "30").Bid("99.98", "0").Buy("100.02", "30").Ask("100.02", "0")
            .Expect("walls.spoofingScore", 95)
            .Expect("walls.wallActivity", "DISAPPEARING")
            .Expect("contributions.spoofing", -12)
            .Expect("contributions.tradeFlow", 0)
            .Expect("rawScore", 38)
            .Expect("side", "SHORT")
            .Expect("confidence", 48), // 100 x 12/12 x 12/25

        Came("spoofing: a wall that rests weighs against", b: "700", a: "500")
            .At(11).Bid("99.98", "100")
            .Expect("walls.spoofingScore", 700 * 100 / 1200.0)
            .Expect("contributions.spoofing", 0),

        new GoldenScript("spoofing: one wall alone is not counted")
            .Snapshot(Bids(10), Asks(10)).At(1).Bid("99.98", "600").At(3).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 0)
            .Expect("walls.wallActivity", "DISAPPEARING"),

        // B's 600 of 1000 is exactly 60, of 999 more than 60.
        Came("spoofing: 60 itself costs nothing", b: "600", a: "400").At(3).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 60).Expect("contributions.spoofing", 0),
        Came("spoofing: above 60 costs 12", b: "600", a: "399").At(3).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 60000 / 999.0).Expect("contributions.spoofing", -12),

        // 250 traded, 250 pulled: not more pulled than traded, so Traded; still half of c: 300/1200.
        Came("spoofing: an even split is Traded")
            .At(3).Sell("99.98", "250").Bid("99.98", "100")
            .Expect("walls.spoofingScore", 25).Expect("walls.wallActivity", "STABLE"),
        // 249 and 251: 600 x 251/500 = 301.2.
        Came("spoofing: one more pulled is Pulled")
            .At(3).Sell("99.98", "249").Bid("99.98", "100")
            .Expect("walls.spoofingScore", 25.1).Expect("walls.wallActivity", "DISAPPEARING"),

        Came("spoofing: half of c keeps it open").At(3).Bid("99.98", "300")
            .Expect("walls.spoofingScore", 0).Expect("walls.wallActivity", "APPEARING"),
        Came("spoofing: below half of c closes it").At(3).Bid("99.98", "299.999")
            .Expect("walls.spoofingScore", 50).Expect("walls.wallActivity", "DISAPPEARING"),

        // 100 traded yet still 600: 100 added. Then 600 pulled: 600 x 600/700 of 1200.
        Came("spoofing: refilled while traded")
            .At(3).Sell("99.98", "100").Nothing().At(4).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 100 * (600 * 600 / 700.0) / 1200),

        // The second trade's frame is the second: 600 -> 500 -> 400 by trades, 400 pulled: 600 x 400/600 of 1200.
        Came("spoofing: a trade waits for the frame that contains it")
            .At(2).Sell("99.98", "100").Sell("99.98", "100", ahead: 20)
            .Bid("99.98", "500").Bid("99.98", "400").At(4).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 100 * 400 / 1200.0),

        // The trade of 400 carries the seq of the third frame after it: X of that frame, 100 pulled: 600 x 100/500 of 1200.
        new GoldenScript("spoofing: a trade from before the first book waits")
            .Sell("99.98", "400", ahead: 30)
            .Snapshot(Bids(10), Asks(10)).At(1).Delta("99.98:600", "100.02:600")
            .At(3).Bid("99.98", "100").Prints(3)
            .Expect("walls.spoofingScore", 10),

        Came("spoofing: trades of another price or side do not count")
            .At(3).Sell("99.97", "400").Buy("99.98", "400").Bid("99.98", "200")
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: block and RPI trades do not count")
            .At(3).Sell("99.98", "400", block: true).Sell("99.98", "400", rpi: true).Bid("99.98", "200")
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: a duplicate trade does not count")
            .At(3).Sell("99.98", "100", id: "00000000-0000-0000-0000-00000000000a")
            .Sell("99.98", "100", id: "00000000-0000-0000-0000-00000000000a").Bid("99.98", "200")
            .Expect("walls.spoofingScore", 100 * (600 * 300 / 400.0) / 1200),
        Came("spoofing: the side hit is the venue's whatever the tape's source")
            .With(new() { SideSource = Reference.ReferenceSideSource.TickDirection })
            .At(3).Sell("99.98", "400", tick: "PlusTick").Bid("99.98", "200")
            .Expect("walls.spoofingScore", 0),

        Came("spoofing: life of a second counts").At(2).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: life just under a second does not").At(1.999999999m).Bid("99.98", "0").At(4).Nothing()
            .Expect("walls.spoofingScore", 0),
        Came("spoofing: an open wall counts once it lived a second", b: "600", a: "1").At(2).Ask("100.02", "600").At(2.5m).Bid("99.98", "0").At(3).Nothing()
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: an open wall just under a second does not", b: "600", a: "1").At(2).Ask("100.02", "600").At(2.5m).Bid("99.98", "0").At(2.999999999m).Nothing()
            .Expect("walls.spoofingScore", 0),
        Came("spoofing: the least life is a setting").With(new() { MinimumSpoofingLife = TimeSpan.FromSeconds(3) })
            .At(3.999999999m).Bid("99.98", "0").At(6).Nothing()
            .Expect("walls.spoofingScore", 0),

        Came("spoofing: 30 s of life are suspected").At(31).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: more than 30 s are not").At(31.000000001m).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 0),
        // A open, B closed after 30.5 s, then a third of 600 pulled: 600 of 1800.
        Came("spoofing: closed after 30 s stays in the denominator")
            .At(31.5m).Bid("99.98", "0").At(32).Bid("99.98", "600").At(34).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 100 / 3.0),

        Came("spoofing: opened within 60 s", a: "1")
            .At(3).Bid("99.98", "0").At(10).Ask("100.02", "600").At(60.999999999m).Nothing()
            .Expect("walls.spoofingScore", 50),
        Came("spoofing: opened 60 s ago", a: "1")
            .At(3).Bid("99.98", "0").At(10).Ask("100.02", "600").At(61).Nothing()
            .Expect("walls.spoofingScore", 0),

        // |99.50 - 100| / 100 is 50 bps.
        Far("spoofing: 50 bps from the mid is near").At(1).Bid("99.50", "600").Ask("100.02", "600").At(3).Bid("99.50", "0")
            .Expect("walls.spoofingScore", 50),
        Far("spoofing: 51 bps from the mid is not").At(1).Bid("99.49", "600").Ask("100.02", "600").At(3).Bid("99.49", "0")
            .Expect("walls.spoofingScore", 0),
        // The frame itself brings the mid to (99.96 + 100.01)/2 = 99.985, so 99.49 is 49.5 bps away.
        Far("spoofing: the mid is the one after the frame")
            .At(1).Delta("99.99:0 99.98:0 99.97:0 98.98:1 98.97:1 98.96:1 99.49:600", "100.02:600").At(3).Bid("99.49", "0")
            .Expect("walls.spoofingScore", 50),
        // Near when it opened; the mid moves to 100.035 (53.5 bps) before it closes.
        Far("spoofing: the distance is measured once")
            .At(1).Delta("99.50:600", "100.02:600").At(2).Delta("", "100.01:0 100.02:600").At(3).Delta("100.00:1", "").At(4).Bid("99.50", "0")
            .Expect("walls.spoofingScore", 50),

        // Closed by 400 -> Traded; the 200 left still pass the test: a new, found wall, whose own end by pulling is not c's.
        Came("spoofing: a wall opens again in the frame that closed the last")
            .At(3).Sell("99.98", "400").Bid("99.98", "200").At(5).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 0).Expect("walls.wallActivity", "DISAPPEARING"),

        Came("spoofing: a snapshot drops what is open")
            .At(3).Snapshot(Bids(10), Asks(10)).At(4).Nothing()
            .Expect("walls.spoofingScore", 0).Expect("walls.wallActivity", "STABLE"),
        Came("spoofing: a snapshot keeps what is closed")
            .At(3).Delta("99.98:0", "100.02:0").Snapshot(Bids(10), Asks(10))
            .Expect("walls.spoofingScore", 100).Expect("walls.wallActivity", "DISAPPEARING"),
        Came("spoofing: a gap keeps what is closed")
            .At(3).Delta("99.98:0", "100.02:0").Delta("99.99:2", "", step: 2).At(3.5m).Snapshot(Bids(10), Asks(10))
            .Expect("walls.spoofingScore", 100).Prints(4),
        Came("spoofing: a gap drops what is open, its walls are found anew")
            .At(2).Delta("99.99:2", "", step: 2)
            .At(3).Snapshot("99.99:1 99.98:600 " + Ladder(8, 99.97m, -0.01m), "100.01:1 100.02:600 " + Ladder(8, 100.03m, 0.01m))
            .At(5).Delta("99.98:0", "100.02:0")
            .Expect("walls.spoofingScore", 0).Prints(4),
    ];

    private static GoldenScript Came(string name, string b = "600", string a = "600") => new GoldenScript(name)
        .Snapshot(Bids(10), Asks(10)).At(1).Delta($"99.98:{b}", $"100.02:{a}");

    /// <summary>Nine bids near and one at 99.00, so that anything down to there comes in sight.</summary>
    private static GoldenScript Far(string name) => new GoldenScript(name).Snapshot(Bids(9) + " 99.00:1", Asks(10));
}
