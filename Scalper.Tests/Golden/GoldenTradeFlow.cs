using Scalper.Tests.Reference;
using static Scalper.Tests.Golden.GoldenScript;

namespace Scalper.Tests.Golden;

internal static class GoldenTradeFlow
{
    private static readonly ReferenceOptions ByTick = new() { SideSource = ReferenceSideSource.TickDirection };

    public static IEnumerable<GoldenScript> Scripts =>
    [
        // 3 + 1 bought, 2 sold: ratio 2, so 10 x tanh(1).
        Quiet("tradeFlow: buys and sells")
            .Buy("100.01", "3").Buy("100.01", "1").Sell("99.99", "2")
            .Expect("tradeFlow.buyVolume", 4)
            .Expect("tradeFlow.sellVolume", 2)
            .Expect("tradeFlow.flowDelta", 2)
            .Expect("tradeFlow.buyVsSellRatio", 2)
            .Expect("tradeFlow.tradeCount", 3)
            .Expect("tradeFlow.avgTradeSize", 2)
            .Expect("tradeFlow.aggressiveBuys", 2)
            .Expect("tradeFlow.aggressiveSells", 1)
            .Expect("tradeFlow.sideDisagreement", 0)
            .Expect("contributions.tradeFlow", 7.615941559557649)
            .Expect("rawScore", 57.615941559557649)
            .Prints(4),

        Quiet("tradeFlow: no sells leaves no ratio")
            .Buy("100.01", "3")
            .ExpectNone("tradeFlow.buyVsSellRatio")
            .Expect("tradeFlow.sellVolume", 0)
            .Expect("tradeFlow.flowDelta", 3)
            .Expect("tradeFlow.aggressiveSells", 0)
            .Expect("contributions.tradeFlow", 10),

        // Ratio 0: 10 x tanh(-1).
        Quiet("tradeFlow: no buys")
            .Sell("99.99", "3")
            .Expect("tradeFlow.buyVsSellRatio", 0)
            .Expect("tradeFlow.flowDelta", -3)
            .Expect("contributions.tradeFlow", -7.615941559557649),

        Quiet("tradeFlow: an empty tape has only its count")
            .Expect("tradeFlow.tradeCount", 0)
            .ExpectNone("tradeFlow.buyVolume", "tradeFlow.sellVolume", "tradeFlow.flowDelta", "tradeFlow.buyVsSellRatio")
            .ExpectNone("tradeFlow.avgTradeSize", "tradeFlow.aggressiveBuys", "tradeFlow.aggressiveSells", "tradeFlow.sideDisagreement")
            .ExpectNone("contributions.tradeFlow")
            .Expect("score", 50),

        // By tick: the 3 is a sell, the 1 falls back to the venue's sell, the 2 is a buy: ratio 2/4, 10 x tanh(-0.5). One of 3 differs.
        Disputed("tradeFlow: sides by tick direction").With(ByTick)
            .Expect("tradeFlow.buyVolume", 2)
            .Expect("tradeFlow.sellVolume", 4)
            .Expect("tradeFlow.buyVsSellRatio", 0.5)
            .Expect("tradeFlow.aggressiveBuys", 1)
            .Expect("tradeFlow.aggressiveSells", 2)
            .Expect("tradeFlow.sideDisagreement", 1.0 / 3)
            .Expect("contributions.tradeFlow", -4.6211715726000975),

        Disputed("tradeFlow: sides by the venue, disagreement told all the same")
            .Expect("tradeFlow.buyVolume", 5)
            .Expect("tradeFlow.sellVolume", 1)
            .Expect("tradeFlow.aggressiveBuys", 2)
            .Expect("tradeFlow.sideDisagreement", 1.0 / 3),

        // PlusTick and ZeroPlusTick buy (1 + 2), MinusTick and ZeroMinusTick sell (4 + 8), all against the venue's side.
        Quiet("tradeFlow: all four tick directions").With(ByTick)
            .Sell("99.99", "1", tick: "PlusTick").Sell("99.99", "2", tick: "ZeroPlusTick")
            .Buy("100.01", "4", tick: "MinusTick").Buy("100.01", "8", tick: "ZeroMinusTick")
            .Expect("tradeFlow.buyVolume", 3)
            .Expect("tradeFlow.sellVolume", 12)
            .Expect("tradeFlow.sideDisagreement", 1),

        Quiet("tape: the 101st trade pushes the first out")
            .Buy("100.01", "1000")
            .Times(50, script => script.Buy("100.01", "1").Sell("99.99", "1"))
            .Expect("tradeFlow.tradeCount", 100)
            .Expect("tradeFlow.buyVolume", 50)
            .Expect("tradeFlow.sellVolume", 50)
            .Prints(102),

        Quiet("tape: an id among the 100 counts once, its frame prints")
            .Buy("100.01", "3", id: Twice).Sell("99.99", "1").Buy("100.01", "3", id: Twice)
            .Expect("tradeFlow.tradeCount", 2)
            .Expect("tradeFlow.buyVolume", 3)
            .Prints(4),

        // The first is pushed out by 100 others, so its id is new again and pushes the first sell out.
        Quiet("tape: an id pushed out counts again")
            .Buy("100.01", "7", id: Twice)
            .Times(100, script => script.Sell("99.99", "1"))
            .Buy("100.01", "7", id: Twice)
            .Expect("tradeFlow.tradeCount", 100)
            .Expect("tradeFlow.buyVolume", 7)
            .Expect("tradeFlow.sellVolume", 99),

        Quiet("tape: the oldest of 100 is still known")
            .Buy("100.01", "7", id: Twice)
            .Times(99, script => script.Sell("99.99", "1"))
            .Buy("100.01", "7", id: Twice)
            .Expect("tradeFlow.tradeCount", 100)
            .Expect("tradeFlow.buyVolume", 7)
            .Expect("tradeFlow.sellVolume", 99),

        Quiet("tape: block trades stay out, RPI trades join")
            .Buy("100.01", "50", block: true).Buy("100.01", "3", rpi: true)
            .Expect("tradeFlow.tradeCount", 1)
            .Expect("tradeFlow.buyVolume", 3)
            .Prints(3),

        new GoldenScript("tape: trades before the first book join and do not print")
            .Sell("99.99", "2")
            .Snapshot(Bids(10), Asks(10))
            .Expect("tradeFlow.sellVolume", 2)
            .Prints(1),

        Quiet("tape: it outlives a gap and a snapshot")
            .Buy("100.01", "3")
            .Delta("99.99:2", "", step: 2)
            .Sell("99.99", "1")
            .Snapshot(Bids(10), Asks(10))
            .Expect("tradeFlow.tradeCount", 2)
            .Expect("tradeFlow.buyVsSellRatio", 3)
            .Prints(3),
    ];

    private static string Twice => "20f43950-d8dd-5b31-9112-a178eb6023af";

    private static GoldenScript Quiet(string name) => new GoldenScript(name).Snapshot(Bids(10), Asks(10));

    private static GoldenScript Disputed(string name) => Quiet(name)
        .Buy("100.01", "3", tick: "MinusTick")
        .Sell("99.99", "1", tick: null)
        .Buy("100.01", "2", tick: "ZeroPlusTick");
}
