using System.Text.Json;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Limits;

/// <summary>What the machine can do without an engine: the same subscriptions on as many connections, every frame discarded or read token by token.</summary>
internal static class LimitBenchmark
{
    private const string Help = $"""
        limit: receives the same frames and does next to nothing with them; one JSON object in the last line

          --mode MODE    receive: discards every frame; tokens: reads all its JSON tokens
        {RunOptions.Help}
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("limit", Help, async cancellation =>
    {
        Arguments arguments = new(words, ["--mode", .. RunOptions.Names]);
        PlainConnection.FrameTaker take = arguments.Word("--mode", "receive", "tokens") == "tokens" ? Tokenise : static _ => { };
        RunOptions options = RunOptions.Read(arguments);
        using HttpClient http = new();
        Followed followed = await Followed.ReadAsync(http, options, cancellation);
        using PlainConnections connections = await PlainConnections.OpenAsync(options.Stream, followed, take, cancellation);
        await Task.Delay(options.WarmUp, cancellation);
        long messages = connections.Messages;
        OwnReading start = OwnReading.Now();
        await Task.Delay(options.Window, cancellation);
        OwnReading end = OwnReading.Now();
        RunResult result = end.ResultSince(start, connections.Messages - messages);
        connections.ThrowIfEnded();
        Console.WriteLine(result.ToJson());
        return result.Messages > 0 ? 0 : throw new BenchmarkException("expected messages in the window, got none");
    });

    private static void Tokenise(ReadOnlySpan<byte> frame)
    {
        Utf8JsonReader reader = new(frame);
        while (reader.Read())
        {
        }
    }
}
