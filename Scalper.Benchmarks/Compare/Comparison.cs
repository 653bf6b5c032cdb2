using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Compare;

/// <summary>
/// The engine against what the machine can do without it and against its peers, in turn and again, at a rate and flat out. Exit code 1 where
/// any of them was wrong.
/// </summary>
internal static class Comparison
{
    private const string Help = """
        compare: engine, limits and peers in turn against a sandbox in a process of its own; written to Scalper.Benchmarks/results

          --rounds 3             how often each has its turn
          --seconds 20           length of a window
          --warmup 30            seconds before it, for the just-in-time compiler
          --symbols 300          contracts
          --rate 2500            messages a second beside flat out
          --ccxt true            false leaves that peer out
          --peer NAME=COMMAND    another program that prints the same JSON object, any number of times
          --out FOLDER           for the results
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("compare", Help, async cancellation =>
    {
        Arguments arguments = new(words, "--rounds", "--seconds", "--warmup", "--symbols", "--rate", "--ccxt", "--peer", "--out");
        int rounds = arguments.Whole("--rounds", 3), symbols = arguments.Whole("--symbols", 300);
        double rate = arguments.Number("--rate", 2_500, least: 1);
        TimeSpan window = arguments.Seconds("--seconds", 20, least: 0.1), warmUp = arguments.Seconds("--warmup", 30);
        bool hasCcxt = arguments.Find("--ccxt") is null || arguments.Word("--ccxt", "true", "false") == "true";
        List<Contender> contenders = [.. Contender.Own, .. arguments.All("--peer").Select(Contender.Parse)];
        ResultFile file = new(arguments.Find("--out"));
        if (hasCcxt)
        {
            contenders.Add(await CcxtPeer.PrepareAsync(cancellation));
        }

        Conditions conditions = Conditions.Read();
        using TemporaryFolder folder = new();
        using Load steady = await Load.AtRateAsync(rate, symbols, window, cancellation);
        using Load flatOut = await Load.FlatOutAsync(symbols, folder.Path, window, cancellation);
        List<Outcome> outcomes = [];
        for (int round = 1; round <= rounds; round++)
        {
            foreach (Load load in new[] { steady, flatOut })
            {
                foreach (Contender contender in contenders)
                {
                    Outcome outcome = await Outcome.OfAsync(contender, load, symbols, warmUp, window, cancellation);
                    Console.WriteLine($"round {round}, {load.Name}, {contender.Name}: {outcome.Fault ?? outcome.Result!.ToJson()}");
                    outcomes.Add(outcome);
                }
            }
        }

        ComparisonReport report = new(outcomes, steady.Name, symbols, rounds, window);
        string text = conditions.ToText() + report.ToText();
        Console.WriteLine($"\n{text}\n{file.Put("Engine, limits and peers", text)}");
        return outcomes.Exists(o => o.Fault is not null) ? 1 : 0;
    });
}
