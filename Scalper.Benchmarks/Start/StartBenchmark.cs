using System.Diagnostics;
using System.Globalization;
using System.Text;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.EngineRun;
using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Start;

/// <summary>From the start of the process to the first score, and to a score of every symbol.</summary>
internal static class StartBenchmark
{
    private const string Help = """
        start: from the start of an engine's process to its first score and to those of all symbols; written to Scalper.Benchmarks/results

          --rounds 3       starts
          --symbols 300    contracts
          --rate 2500      messages a second of the market
          --out FOLDER     for the results
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("start", Help, async cancellation =>
    {
        Arguments arguments = new(words, "--rounds", "--symbols", "--rate", "--out");
        int rounds = arguments.Whole("--rounds", 3), symbols = arguments.Whole("--symbols", 300);
        ResultFile file = new(arguments.Find("--out"));
        Conditions conditions = Conditions.Read();
        using SandboxProcess market = await SandboxProcess.StartAsync(arguments.Number("--rate", 2_500, least: 1), symbols, cancellation);

        // The sandbox makes its contracts when they are first asked for; a venue has them.
        using HttpClient http = new();
        await Followed.ReadAsync(http, new RunOptions(market.Port, symbols, TimeSpan.Zero, TimeSpan.Zero, Lanes: null), cancellation);
        StringBuilder text = new(conditions.ToText());
        text.AppendLine(CultureInfo.InvariantCulture, $"The engine's process with {symbols} symbols, the exchange in another one.").AppendLine();
        text.AppendLine("| start | first score, s | scores of all symbols, s |").AppendLine("|---|---|---|");
        for (int round = 1; round <= rounds; round++)
        {
            ProgramRun run = await ProgramRun.RunAsync(Cores.OfClient([.. BuiltProgram.Self, "start-once", "--port", Text(market.Port), "--symbols", Text(symbols)]), cancellation);
            if (run is not { ExitCode: 0, Lines: [.., var last] })
            {
                throw new BenchmarkException($"expected a start that ends well, got exit code {run.ExitCode}: {run.Errors.Trim()}");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"| {round} | {last.Replace(" ", " | ", StringComparison.Ordinal)} |");
        }

        Console.WriteLine($"{text}\n{file.Put("Start", text.ToString())}");
        return 0;
    });

    /// <summary>One start, in a process of its own: prints the seconds to the first score and to the last.</summary>
    public static Task<int> RunOnceAsync(string[] words) => Verb.RunAsync("start-once", RunOptions.Help, async cancellation =>
    {
        RunOptions options = RunOptions.Read(new Arguments(words, RunOptions.Names));
        using HttpClient http = new();
        Followed followed = await Followed.ReadAsync(http, options, cancellation);
        await using RunningEngine engine = RunningEngine.Start(http, options, followed);
        await engine.WaitForScoresAsync(1, cancellation);
        TimeSpan first = SinceStart();
        await engine.WaitForScoresAsync(options.Symbols, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.TotalSeconds:F2} {SinceStart().TotalSeconds:F2}"));
        return 0;
    });

    private static TimeSpan SinceStart()
    {
        using Process own = Process.GetCurrentProcess();
        return DateTime.Now - own.StartTime;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
