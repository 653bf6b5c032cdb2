using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

/// <summary>B, a bid of 700 at 99.98, is gone to 100 at second 11 before its trades arrive; A, an ask of 500, rests.</summary>
internal static class GoldenLateTrades
{
    private const double Untouched = 100 * 700 / 1200.0;

    public static IEnumerable<GoldenScript> Scripts =>
    [
        // 600 pulled - 240 = 360: 700 x 360/600 of 1200.
        Gone("late: moves from pulled to traded").At(11.5m).Sell("99.98", "240", ahead: 0)
            .Expect("walls.spoofingScore", 35).Expect("walls.wallActivity", "DISAPPEARING"),
        Gone("late: just under a second after the close").At(11.999999999m).Sell("99.98", "240", ahead: 0)
            .Expect("walls.spoofingScore", 35),
        Gone("late: a second after the close is ignored").At(12).Sell("99.98", "240", ahead: 0)
            .Expect("walls.spoofingScore", Untouched),

        // 300 each: no more pulled than traded. 700 x 300/600 of 1200.
        Gone("late: the class is decided anew").At(11.5m).Sell("99.98", "300", ahead: 0)
            .Expect("walls.spoofingScore", 35000 / 1200.0).Expect("walls.wallActivity", "STABLE"),
        Gone("late: no more than was pulled").At(11.5m).Sell("99.98", "1000", ahead: 0)
            .Expect("walls.spoofingScore", 0).Expect("walls.wallActivity", "STABLE"),

        // B opened at seq - 10 and closed at seq.
        Gone("late: the seq after the opening belongs to it").At(11.5m).Sell("99.98", "240", ahead: -9)
            .Expect("walls.spoofingScore", 35),
        Gone("late: the opening's own seq does not").At(11.5m).Sell("99.98", "240", ahead: -10)
            .Expect("walls.spoofingScore", Untouched),
        Gone("late: the seq after the close waits instead").At(11.5m).Sell("99.98", "240", ahead: 1)
            .Expect("walls.spoofingScore", Untouched),
        Gone("late: a seq after the close, behind a later frame").At(11.2m).Nothing().At(11.5m).Sell("99.98", "240", ahead: 0)
            .Expect("walls.spoofingScore", Untouched),

        Gone("late: RPI and block trades are ignored").At(11.5m).Sell("99.98", "240", ahead: 0, rpi: true).Sell("99.98", "240", ahead: 0, block: true)
            .Expect("walls.spoofingScore", Untouched),
        Gone("late: another side is ignored").At(11.5m).Buy("99.98", "240", ahead: 0)
            .Expect("walls.spoofingScore", Untouched),

        // 700 -> 500 looks pulled, 200 of it were trades; then 500 pulled: 700 x 500/700 of 1200.
        Resting("late: for an open wall")
            .At(5).Bid("99.98", "500").At(9).Sell("99.98", "200", ahead: 0).At(11).Bid("99.98", "0")
            .Expect("walls.spoofingScore", 50000 / 1200.0),

        // Closed at 300 (400 pulled), where a new wall opens: the late trade is the closed one's. 700 x 250/400 of 1200.
        Resting("late: of two at one price, the one whose time it was")
            .At(11).Bid("99.98", "300").At(11.5m).Sell("99.98", "150", ahead: 0)
            .Expect("walls.spoofingScore", 43750 / 1200.0),
    ];

    private static GoldenScript Resting(string name) => new GoldenScript(name)
        .Snapshot(Bids(10), Asks(10)).At(1).Delta("99.98:700", "100.02:500");

    private static GoldenScript Gone(string name) => Resting(name).At(11).Bid("99.98", "100");
}
