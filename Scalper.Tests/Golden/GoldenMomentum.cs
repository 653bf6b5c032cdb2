namespace Scalper.Tests.Golden;

/// <summary>A touch of one level a side at 99.99/100.01 (mid 100) or 100.99/101.01 (mid 101); r = ln 1.01 = 0.00995033….</summary>
internal static class GoldenMomentum
{

    public static IEnumerable<GoldenScript> Scripts =>
    [
        // m_1 … m_60 are 60 samples.
        Begun("momentum: 60 samples have none").At(60.999999999m).Nothing()
            .ExpectNone("momentum.volatility1m", "momentum.priceChange1m", "momentum.priceChangePct1m", "momentum.trend")
            .ExpectNone("contributions.momentum"),
        Begun("momentum: 61 samples have one minute").At(61).Nothing()
            .Expect("momentum.volatility1m", 0)
            .Expect("momentum.priceChange1m", 0)
            .Expect("momentum.priceChangePct1m", 0)
            .Expect("momentum.trend", "NEUTRAL")
            .Expect("contributions.momentum", 0)
            .ExpectNone("momentum.volatility5m", "momentum.priceChange5m", "momentum.priceChangePct5m"),
        Begun("momentum: 300 samples have no five minutes").At(300.999999999m).Nothing()
            .Expect("momentum.volatility1m", 0)
            .ExpectNone("momentum.volatility5m", "momentum.priceChange5m", "momentum.priceChangePct5m"),
        Begun("momentum: 301 samples have five minutes").At(301).Nothing()
            .Expect("momentum.volatility5m", 0)
            .Expect("momentum.priceChange5m", 0)
            .Expect("momentum.priceChangePct5m", 0),

        // The snapshot at second 1 itself is not before it: the first sample is m_2.
        new GoldenScript("momentum: a frame on the second is after its sample").At(1).Snapshot("99.99:1", "100.01:1").At(61).Nothing()
            .ExpectNone("momentum.volatility1m"),
        new GoldenScript("momentum: so a second later it has 61").At(1).Snapshot("99.99:1", "100.01:1").At(62).Nothing()
            .Expect("momentum.volatility1m", 0),

        // One return of r in 60: variance r^2 (1/60 - 1/3600), x 60 = r^2 x 59/60.
        Begun("momentum: one rise in a minute").Do(30.5m, To101).At(61).Nothing()
            .Expect("momentum.volatility1m", 0.009867063022300525)
            .Expect("momentum.priceChange1m", 1)
            .Expect("momentum.priceChangePct1m", 1)
            .Expect("momentum.trend", "BULLISH")
            .Expect("contributions.momentum", 17),
        // From 101 to 100: -1/101.
        Begun101("momentum: one fall in a minute").Do(30.5m, To100).At(61).Nothing()
            .Expect("momentum.volatility1m", 0.009867063022300525)
            .Expect("momentum.priceChange1m", -1)
            .Expect("momentum.priceChangePct1m", -100 / 101.0)
            .Expect("momentum.trend", "BEARISH")
            .Expect("contributions.momentum", -17),

        // k rises and k - 1 falls: ln is r, volatility r x sqrt(2k - 1 - 1/60). For k = 2 half of it is 0.864 r, for k = 3 1.116 r.
        Begun("trend: a rise over half the volatility").Do(10.5m, To101).Do(20.5m, To100).Do(30.5m, To101).At(61).Nothing()
            .Expect("momentum.volatility1m", 0.017186538361783854)
            .Expect("momentum.trend", "BULLISH"),
        Begun("trend: a rise under half the volatility")
            .Do(10.5m, To101).Do(20.5m, To100).Do(30.5m, To101).Do(40.5m, To100).Do(50.5m, To101).At(61).Nothing()
            .Expect("momentum.volatility1m", 0.02221250253879751)
            .Expect("momentum.priceChange1m", 1)
            .Expect("momentum.trend", "NEUTRAL")
            .Expect("contributions.momentum", 0),
        Begun101("trend: a fall over half the volatility").Do(10.5m, To100).Do(20.5m, To101).Do(30.5m, To100).At(61).Nothing()
            .Expect("momentum.trend", "BEARISH"),
        Begun101("trend: a fall under half the volatility")
            .Do(10.5m, To100).Do(20.5m, To101).Do(30.5m, To100).Do(40.5m, To101).Do(50.5m, To100).At(61).Nothing()
            .Expect("momentum.trend", "NEUTRAL"),

        // Two rises more than falls, to 102.01 = 100 x 1.01^2: ln is 2 r, volatility r x sqrt(moves - 4/60). Of 16 moves half of it is 1.996 r, of 18 2.117 r.
        Climbed("trend: a climb just over half the volatility", swings: 7)
            .Expect("momentum.volatility1m", 0.03971831743407955)
            .Expect("momentum.priceChange1m", 2.01)
            .Expect("momentum.trend", "BULLISH"),
        Climbed("trend: a climb just under half the volatility", swings: 8)
            .Expect("momentum.volatility1m", 0.042137428824850304)
            .Expect("momentum.trend", "NEUTRAL"),

        // The rise at 61 itself acts after m_61 was taken, and within m_62.
        Begun("momentum: a frame does not see its own second").Do(61, To101)
            .Expect("momentum.priceChange1m", 0)
            .Expect("momentum.trend", "NEUTRAL"),
        Begun("momentum: the next second does").Do(61, To101).At(62).Nothing()
            .Expect("momentum.priceChange1m", 1),
        // m_1 = 100, m_2 … = 101: in the window at 61, out of it at 62.
        Begun("momentum: the oldest of 61 samples").Do(1.5m, To101).At(61).Nothing()
            .Expect("momentum.priceChange1m", 1)
            .Expect("momentum.volatility1m", 0.009867063022300525),
        Begun("momentum: the oldest moves out").Do(1.5m, To101).At(62).Nothing()
            .Expect("momentum.priceChange1m", 0)
            .Expect("momentum.volatility1m", 0),
        // r^2 (1/300 - 1/90000) x 300 = r^2 x 299/300.
        Begun("momentum: a rise within five minutes, none within one").Do(200.5m, To101).At(301).Nothing()
            .Expect("momentum.volatility5m", 0.009933733125427578)
            .Expect("momentum.priceChange5m", 1)
            .Expect("momentum.priceChangePct5m", 1)
            .Expect("momentum.volatility1m", 0)
            .Expect("momentum.trend", "NEUTRAL"),

        // Not Live at the end of second 71: m_72 is the first again.
        Begun("momentum: a second not Live at its end clears the history")
            .At(70.2m).Delta("", "", step: 2).At(71).Snapshot("99.99:1", "100.01:1").At(131).Nothing().Prints(3)
            .ExpectNone("momentum.volatility1m", "momentum.trend"),
        Begun("momentum: 61 samples after the gap it is back")
            .At(70.2m).Delta("", "", step: 2).At(71).Snapshot("99.99:1", "100.01:1").At(132).Nothing().Prints(3)
            .Expect("momentum.volatility1m", 0),
        Begun("momentum: Invalid and Live within a second keeps the history")
            .At(70.2m).Delta("", "", step: 2).At(70.999999999m).Snapshot("99.99:1", "100.01:1").At(75).Nothing().Prints(3)
            .Expect("momentum.volatility1m", 0),
        Begun("momentum: a trade frame takes the samples too").Do(30.5m, To101).At(61).Buy("101.01", "1")
            .Expect("momentum.priceChange1m", 1),
        // Another topic's line at 61 moves the time; the line without a receive time keeps it.
        Begun("momentum: every line of the capture tells the time").At(61).OtherTopic().Untimed().Nothing()
            .Expect("momentum.volatility1m", 0)
            .ExpectNone("recv_ns"),
        Begun("momentum: time does not go back").At(61).OtherTopic().At(60).Nothing()
            .Expect("momentum.volatility1m", 0)
            .Expect("recv_ns", GoldenScript.Origin + 60_000_000_000),
    ];

    private static string To101 => "99.99:0 100.99:1|100.01:0 101.01:1";

    private static string To100 => "100.99:0 99.99:1|101.01:0 100.01:1";

    private static GoldenScript Begun(string name) => new GoldenScript(name).At(0.5m).Snapshot("99.99:1", "100.01:1");

    private static GoldenScript Begun101(string name) => new GoldenScript(name).At(0.5m).Snapshot("100.99:1", "101.01:1");

    /// <summary>100, 101, 102.01, then so many times down to 101 and up again.</summary>
    private static GoldenScript Climbed(string name, int swings)
    {
        decimal at = 6.5m;
        return Begun(name).Do(2.5m, To101).Do(4.5m, "100.99:0 102.00:1|101.01:0 102.02:1")
            .Times(swings, script => script
                .Do(at += 2, "102.00:0 100.99:1|102.02:0 101.01:1")
                .Do(at += 2, "100.99:0 102.00:1|101.01:0 102.02:1"))
            .At(61).Nothing();
    }

    private static GoldenScript Do(this GoldenScript script, decimal seconds, string move) =>
        script.At(seconds).Delta(move.Split('|')[0], move.Split('|')[1]);
}
