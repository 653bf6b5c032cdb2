using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Limits;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Recording;

/// <summary>Writes down what a server sends, for a sandbox that plays it again: making up a market takes longer than following it.</summary>
internal static class RecordBenchmark
{
    private const string Help = $"""
        record: writes the frames of a server, and its instruments, to files that the sandbox plays (--capture, --instruments)

          --out FILE     JSON lines; the instruments beside it as FILE.instruments.json
        {RunOptions.Help}
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("record", Help, async cancellation =>
    {
        Arguments arguments = new(words, ["--out", .. RunOptions.Names]);
        await WriteAsync(RunOptions.Read(arguments), arguments.Text("--out"), cancellation);
        return 0;
    });

    /// <returns>Frames written.</returns>
    public static async Task<long> WriteAsync(RunOptions options, string path, CancellationToken cancellation)
    {
        using HttpClient http = new();
        Followed followed = await Followed.ReadAsync(http, options, cancellation);
        await File.WriteAllTextAsync(InstrumentsOf(path), await http.GetStringAsync(new Uri(options.Rest, "/v5/market/instruments-info?category=linear&limit=1000"), cancellation), cancellation);
        using FrameFile file = new(path);
        using (PlainConnections connections = await PlainConnections.OpenAsync(options.Stream, followed, file.Add, cancellation))
        {
            await Task.Delay(options.WarmUp + options.Window, cancellation);
            connections.ThrowIfEnded();
        }

        return file.Frames;
    }

    public static string InstrumentsOf(string path) => path + ".instruments.json";
}
