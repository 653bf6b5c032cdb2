using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>
/// The engine without anything around it: follows, scores every frame, and shows at the end that its books are the venue's. Exit code 1
/// where they are not, where nothing came, or where a frame that should have a score has none.
/// </summary>
internal static class EngineBenchmark
{
    private const string Help = $"""
        engine: the whole engine, headless, against a server that also offers /control and /truth; one JSON object in the last line

        {RunOptions.Help}
          --record FOLDER  everything is recorded there, as the application does
          --venues WHICH   bybit, the default, binance, or both: as many symbols of each
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("engine", Help, async cancellation =>
    {
        Arguments arguments = new(words, [.. RunOptions.Names, "--record", "--venues"]);
        RunOptions options = RunOptions.Read(arguments) with { Venues = VenuesOf(arguments.Find("--venues") ?? "bybit") };
        using HttpClient http = new();
        Followed followed = await Followed.ReadAsync(http, options, cancellation);
        await using RunningEngine engine = await RunningEngine.StartAsync(http, options, followed, cancellation, arguments.Find("--record"));
        await Task.Delay(options.WarmUp, cancellation);
        EngineWindow window = await EngineWindow.MeasureAsync(engine, options.Window, cancellation);
        EngineAnswer answer = await EngineAnswer.CheckAsync(engine, [.. options.Venues.Select(v => new Venue(http, options.Rest, v))], window, cancellation);
        foreach (string fault in answer.Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        Console.WriteLine((window.Result with { BooksEqual = answer.BooksEqual, BooksTotal = answer.BooksTotal }).ToJson());
        return answer.Faults.Count == 0 ? 0 : 1;
    });

    private static string[] VenuesOf(string which) => which switch
    {
        "bybit" => ["Bybit"],
        "binance" => ["Binance"],
        "both" => ["Bybit", "Binance"],
        _ => throw new BenchmarkException($"--venues: expected bybit, binance or both, got '{which}'"),
    };
}
