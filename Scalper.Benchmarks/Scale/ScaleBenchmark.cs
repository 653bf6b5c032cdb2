using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Scale;

/// <summary>What a message costs the engine with more symbols, more lanes and more messages. Exit code 1 where a run was wrong.</summary>
internal static class ScaleBenchmark
{
    private const int SymbolsOfLanes = 300;

    // With fewer messages a second for each contract, quiet ones get none for ten seconds: their books are Stale, asked for again and
    // answered all the time, which is another load than the one asked for, and never stands still to be compared.
    private const int LeastOfASymbol = 2;

    private static readonly string Help = $"""
        scale: the engine with several numbers of symbols, of lanes and of messages a second; written to Scalper.Benchmarks/results

          --symbols 100,300,600,1000   contracts, on as many lanes as the application would have
          --lanes 1,2,4                lanes, of 300 contracts; 0 leaves them out
          --rates 1200,2500,10000,0    messages a second; 0 is flat out; left out where a contract would get fewer than {LeastOfASymbol}
          --rounds 1                   how often each has its turn
          --seconds 10                 length of a window
          --warmup 20                  seconds before it
          --out FOLDER                 for the results
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("scale", Help, async cancellation =>
    {
        Arguments arguments = new(words, "--symbols", "--lanes", "--rates", "--rounds", "--seconds", "--warmup", "--out");
        IReadOnlyList<int> symbols = arguments.Wholes("--symbols", [100, 300, 600, 1_000]), lanes = arguments.Wholes("--lanes", [1, 2, 4], least: 0);
        IReadOnlyList<int> rates = arguments.Wholes("--rates", [1_200, 2_500, 10_000, 0], least: 0);
        TimeSpan window = arguments.Seconds("--seconds", 10, least: 0.1), warmUp = arguments.Seconds("--warmup", 20);
        int rounds = arguments.Whole("--rounds", 1);
        ScalePoint[] points = [.. symbols.Select(s => new ScalePoint(s, null)), .. lanes.Where(l => l > 0).Select(l => new ScalePoint(SymbolsOfLanes, l))];
        ResultFile file = new(arguments.Find("--out"));
        Conditions conditions = Conditions.Read();
        ScaleReport report = new(rounds, window);
        foreach (int some in points.Select(p => p.Symbols).Distinct())
        {
            foreach (int rate in rates.Where(r => r == 0 || r >= LeastOfASymbol * some))
            {
                await MeasureAsync([.. points.Where(p => p.Symbols == some)], rate, rounds, warmUp, window, report, cancellation);
            }
        }

        string text = conditions.ToText() + report.ToText();
        Console.WriteLine($"\n{text}\n{file.Put("Symbols, lanes and rates", text)}");
        return report.HasFaults ? 1 : 0;
    });

    private static async Task MeasureAsync(
        ScalePoint[] points, int rate, int rounds, TimeSpan warmUp, TimeSpan window, ScaleReport report, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        int symbols = points[0].Symbols;
        using Load load = rate > 0
            ? await Load.AtRateAsync(rate, symbols, window, cancellation)
            : await Load.FlatOutAsync(symbols, folder.Path, window, cancellation);
        for (int round = 0; round < rounds; round++)
        {
            foreach (ScalePoint point in points)
            {
                Outcome outcome = await Outcome.OfAsync(point.ToContender(), load, symbols, warmUp, window, cancellation);
                Console.WriteLine($"{point}, {load.Name}: {outcome.Fault ?? outcome.Result!.ToJson()}");
                report.Add(point, outcome);
            }
        }
    }
}
