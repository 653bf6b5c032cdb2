using Scalper.Benchmarks.Command;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.Measure;

/// <summary>How long and at what a program is measured; the same for the engine, for the limits and for peers.</summary>
/// <param name="Port">Of the server, on 127.0.0.1.</param>
/// <param name="Symbols">The first so many of the server's ticker list.</param>
/// <param name="Lanes">Connections to spread the symbols over; null for as many as the application would use.</param>
internal sealed record RunOptions(int Port, int Symbols, TimeSpan WarmUp, TimeSpan Window, int? Lanes)
{
    /// <summary>Whose symbols: the same number of each.</summary>
    public IReadOnlyList<string> Venues { get; init; } = [Instrument.UsualVenue];

    public const string Help = """
          --port P       port of a server on 127.0.0.1 that speaks Bybit's protocol
          --symbols N    the first so many of its ticker list, default 300
          --warmup S     seconds before the window, default 20
          --seconds S    length of the window, default 20
          --lanes L      connections, default one for 100 symbols
        """;

    private const int MostLanes = 100;
    private const int MostPort = 65_535;
    private const int MostSymbols = 2_000;

    public static IReadOnlyList<string> Names { get; } = ["--port", "--symbols", "--warmup", "--seconds", "--lanes"];

    public Uri Rest => new($"http://127.0.0.1:{Port}");

    public Uri BinanceStream => new($"ws://127.0.0.1:{Port}");

    public Uri Stream => new($"ws://127.0.0.1:{Port}/v5/public/linear");

    public static RunOptions Read(Arguments arguments) => new(
        arguments.Whole("--port", most: MostPort),
        arguments.Whole("--symbols", 300, most: MostSymbols),
        arguments.Seconds("--warmup", 20),
        arguments.Seconds("--seconds", 20, least: 0.1),
        arguments.FindWhole("--lanes", most: MostLanes));
}
