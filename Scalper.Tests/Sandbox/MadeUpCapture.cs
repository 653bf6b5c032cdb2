using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Sandbox;

/// <summary>A small capture file written for one test, deleted with it.</summary>
internal sealed class MadeUpCapture : IDisposable
{
    internal MadeUpCapture(string content, string extension = ".jsonl") : this(System.Text.Encoding.UTF8.GetBytes(content), extension)
    {
    }

    internal MadeUpCapture(byte[] content, string extension)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + extension);
        File.WriteAllBytes(Path, content);
    }

    internal string Path { get; }

    internal static string Line(long? receivedNs, string frame) => JsonSerializer.Serialize(new { recv_ns = receivedNs, raw = frame });

    /// <summary>A book frame of depth 200; levels are written as "price size", separated by commas.</summary>
    internal static string Book(string type, long ts, long update, string bids, string asks) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"topic":"orderbook.200.ABCUSDT","type":"{{{type}}}","ts":{{{ts}}},"data":{"s":"ABCUSDT","b":[{{{Levels(bids)}}}],"a":[{{{Levels(asks)}}}],"u":{{{update}}},"seq":{{{update * 10}}}},"cts":{{{ts}}}}""");

    public void Dispose() => File.Delete(Path);

    private static string Levels(string levels) => string.Join(',', levels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static level => $"[\"{level.Replace(" ", "\",\"", StringComparison.Ordinal)}\"]"));
}
