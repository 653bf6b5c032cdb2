using System.IO.Compression;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>Reads and writes captures: one line per frame, gzip by the ending <c>.gz</c>.</summary>
/// <remarks>A line is <c>{"recv_ns":…,"raw":"…"}</c>, or a bare frame, which then has no receive time.</remarks>
public static class CaptureFile
{
    public static IEnumerable<CaptureLine> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream plain = IsGzip(path) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(plain);
        while (reader.ReadLine() is { } text)
        {
            if (text.Length > 0)
            {
                yield return Parse(text);
            }
        }
    }

    public static CaptureLine Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        if (!document.RootElement.TryGetProperty("raw", out JsonElement raw))
        {
            return new CaptureLine(null, text);
        }

        bool timed = document.RootElement.TryGetProperty("recv_ns", out JsonElement recv) && recv.ValueKind == JsonValueKind.Number;
        return new CaptureLine(timed ? recv.GetInt64() : null, raw.GetString()!);
    }

    public static void Write(string path, IEnumerable<CaptureLine> lines)
    {
        using FileStream file = File.Create(path);
        using Stream plain = IsGzip(path) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using StreamWriter writer = new(plain);
        foreach (CaptureLine line in lines)
        {
            writer.Write(JsonSerializer.Serialize(new { recv_ns = line.RecvNs, raw = line.Raw }));
            writer.Write('\n');
        }
    }

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.Ordinal);
}
