using System.Globalization;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// The 500 contracts of the synthetic market, the same for every seed: six well-known ones, made-up USDT perpetuals, and some that a universe rule has to
/// leave out (low leverage, settled in USDC, dated, not yet trading). Behind them, on request, more made-up USDT perpetuals, each quieter than the first.
/// </summary>
internal static class Contracts
{
    public const int Count = 500;
    public const int MostCount = 2_000;

    /// <summary>So many symbols share the asked message rate, an average of one share each.</summary>
    public const int BusiestCount = 300;

    private const int LowLeverage = 40;
    private const int Usdc = 30;
    private const double CalmVolatility = 0.00004;

    /// <summary>The first 500 by symbol, then those beyond by symbol.</summary>
    public static IReadOnlyList<Contract> Make(int count = Count)
    {
        List<Contract> first = MakeFirst();
        return [.. first, .. More(first, count - Count)];
    }

    /// <summary>A contract that is listed later; the same for the same name and seed.</summary>
    public static Contract Listed(string symbol, ulong seed) => Invented(Contract.CoinOf(symbol), 0, SeededRandom.For(seed, symbol + " listed")) with { Symbol = symbol };

    private static List<Contract> MakeFirst()
    {
        SeededRandom random = SeededRandom.For(20_260_809, "contracts");
        List<Contract> made = [.. WellKnown(), .. Dated(), .. PreLaunch(random)];
        HashSet<string> names = [.. made.Select(static c => c.BaseCoin)];
        while (made.Count < Count)
        {
            string coin = CoinName.Make(random);
            if (names.Add(coin))
            {
                made.Add(Invented(coin, made.Count, random));
            }
        }
        return [.. WithActivity(made).OrderBy(static c => c.Symbol, StringComparer.Ordinal)];
    }

    private static IEnumerable<Contract> More(List<Contract> first, int count)
    {
        SeededRandom random = SeededRandom.For(20_260_809, "more contracts");
        HashSet<string> names = [.. first.Select(static c => c.BaseCoin)];
        double least = first.Min(static c => c.Activity);
        List<Contract> made = [];
        while (made.Count < count)
        {
            string coin = CoinName.Make(random);
            if (names.Add(coin))
            {
                made.Add(Invented(coin, 0, random) with { Activity = least });
            }
        }
        return made.OrderBy(static c => c.Symbol, StringComparer.Ordinal);
    }

    private static IEnumerable<Contract> WellKnown()
    {
        yield return Known("BTC", new NumberForm(2, 10), new NumberForm(3, 1), 65114.3, 100, 5.2e9, CalmVolatility, 0.6, 3);
        yield return Known("ETH", new NumberForm(2, 1), new NumberForm(2, 1), 1915.42, 100, 2.6e9, CalmVolatility * 1.4, 1.2, 2);
        yield return Known("SOL", new NumberForm(3, 10), new NumberForm(1, 1), 77.31, 100, 9.1e8, CalmVolatility * 1.7, 1, 1.1);
        yield return Known("XRP", new NumberForm(4, 1), new NumberForm(1, 1), 1.0835, 100, 6.4e8, CalmVolatility * 1.6, 1, 1.15);
        yield return Known("DOGE", new NumberForm(5, 1), new NumberForm(0, 1), 0.07142, 75, 3.8e8, CalmVolatility * 1.9, 1, 1.1);
        yield return Known("BNB", new NumberForm(2, 10), new NumberForm(2, 1), 612.4, 50, 2.9e8, CalmVolatility * 1.2, 1, 1.1);
        yield return Known("BTC", new NumberForm(2, 10), new NumberForm(3, 1), 65121.7, 125, 1.4e8, CalmVolatility, 1.5, 3) with { Symbol = "BTCPERP", QuoteCoin = "USDC" };
        yield return Known("ETH", new NumberForm(2, 1), new NumberForm(2, 1), 1915.73, 100, 8.8e7, CalmVolatility * 1.4, 2, 2) with { Symbol = "ETHPERP", QuoteCoin = "USDC" };
    }

    private static Contract Known(string coin, NumberForm price, NumberForm quantity, double start, decimal leverage, double turnover, double volatility, double spread, double gap) => new()
    {
        Symbol = coin + "USDT",
        BaseCoin = coin,
        QuoteCoin = "USDT",
        Kind = ContractKind.Perpetual,
        Price = price,
        Quantity = quantity,
        AnchorTicks = start / price.StepSize,
        MaxLeverage = leverage,
        DailyTurnover = turnover,
        Volatility = volatility,
        FactorShare = 0.75,
        LevelLots = LevelLots(turnover, start, quantity),
        SpreadTicks = spread,
        GapTicks = gap,
        FundingIntervalHours = 8,
    };

    private static IEnumerable<Contract> Dated()
    {
        (string Coin, string Quote, string Suffix, double Premium)[] quarters =
        [
            ("BTC", "USDT", "25DEC26", 1.004), ("BTC", "USDT", "26MAR27", 1.012), ("BTC", "USDC", "25DEC26", 1.004), ("BTC", "USDC", "26MAR27", 1.012),
            ("ETH", "USDT", "25DEC26", 1.003), ("ETH", "USDT", "26MAR27", 1.010), ("ETH", "USDC", "25DEC26", 1.003), ("ETH", "USDC", "26MAR27", 1.010),
        ];
        Dictionary<string, Contract> spot = WellKnown().Where(static c => c.QuoteCoin == "USDT").ToDictionary(static c => c.BaseCoin);
        return quarters.Select(q => spot[q.Coin] with
        {
            Symbol = q.Quote == "USDT" ? $"{q.Coin}USDT-{q.Suffix}" : $"{q.Coin}-{q.Suffix}",
            QuoteCoin = q.Quote,
            Kind = ContractKind.Dated,
            AnchorTicks = spot[q.Coin].AnchorTicks * q.Premium,
            MaxLeverage = 50,
            DailyTurnover = 1.1e7,
            SpreadTicks = 8,
            LevelLots = spot[q.Coin].LevelLots / 20,
            DeliveryTimeMs = DateTimeOffset.ParseExact(q.Suffix + " 08", "ddMMMyy HH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds(),
        });
    }

    private static IEnumerable<Contract> PreLaunch(SeededRandom random) =>
        ((string[])["NOVAQ", "TERRIN"]).Select(coin => Invented(coin, Count, random) with { Kind = ContractKind.PreLaunch, DailyTurnover = 0, MaxLeverage = 5 });

    private static Contract Invented(string coin, int place, SeededRandom random)
    {
        NumberForm price = Tick(random, out double anchorTicks);
        double start = price.Value(1) * anchorTicks;
        double turnover = Math.Min(2.4e8, random.LogNormal(6e6, 1.3)) + 40_000;
        NumberForm quantity = Lot(start);
        bool usdc = place >= Count - Usdc, low = !usdc && place >= Count - Usdc - LowLeverage;
        return new Contract
        {
            Symbol = coin + (usdc ? "PERP" : "USDT"),
            BaseCoin = coin,
            QuoteCoin = usdc ? "USDC" : "USDT",
            Kind = ContractKind.Perpetual,
            Price = price,
            Quantity = quantity,
            AnchorTicks = anchorTicks,
            MaxLeverage = low ? Pick(random, 5m, 10m, 12.5m, 20m) : Pick(random, 25m, 25m, 25m, 50m, 50m, 75m),
            DailyTurnover = turnover,
            Volatility = CalmVolatility * random.Between(1.6, 4),
            FactorShare = random.Between(0.2, 0.8),
            LevelLots = LevelLots(turnover, start, quantity),
            SpreadTicks = random.Between(1, 3),
            GapTicks = random.Between(1.05, 1.5),
            FundingIntervalHours = Pick(random, 4, 4, 8, 1),
        };
    }

    /// <summary>A price of 5,000 to 30,000 ticks: fine enough to move, coarse enough for a dense book, far enough from zero for 1,000 bids.</summary>
    private static NumberForm Tick(SeededRandom random, out double anchorTicks)
    {
        int digits = random.Below(7) + 1;
        long step = random.Chance(0.12) ? 5 : 1;
        anchorTicks = Math.Round(5_000 * Math.Exp(random.Unit() * Math.Log(6)));
        return new NumberForm(digits, step);
    }

    private static NumberForm Lot(double price) => price switch
    {
        > 1_000 => new NumberForm(3, 1),
        > 200 => new NumberForm(2, 1),
        > 20 => new NumberForm(1, 1),
        > 0.05 => new NumberForm(0, 1),
        > 0.005 => new NumberForm(0, 10),
        _ => new NumberForm(0, 100),
    };

    /// <summary>A level holds about as much as trades in half a second of the day, but never less than a few dozen steps.</summary>
    private static double LevelLots(double turnover, double price, NumberForm quantity) => Math.Max(40, turnover / 172_800 / price / quantity.StepSize);

    private static IEnumerable<Contract> WithActivity(List<Contract> contracts)
    {
        Contract[] ranked = [.. contracts.OrderByDescending(static c => c.DailyTurnover)];
        double[] weights = [.. ranked.Select(static (_, rank) => Math.Pow(rank + 4, -0.6))];
        double average = weights.Take(BusiestCount).Average();
        return ranked.Select((contract, rank) => contract with { Activity = weights[rank] / average });
    }

    private static T Pick<T>(SeededRandom random, params ReadOnlySpan<T> choices) => choices[random.Below(choices.Length)];
}
