using System.Text;
using System.Text.Json;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Replay.Session;

/// <summary>Made-up captures as files.</summary>
internal static class CaptureFile
{
    /// <summary>Writes one of a seed.</summary>
    /// <param name="hasTimes">Whether frames say when they came.</param>
    public static string Write(string folder, int seed, bool hasTimes = true)
    {
        string path = Path.Combine(folder, $"{seed}-{hasTimes}.jsonl");
        long? atNs = null;
        File.WriteAllLines(path, SyntheticCapture.Generate(seed).Select(Line), new UTF8Encoding(false));
        return path;

        string Line(CaptureLine line)
        {
            // Some have no time of their own: they came with the one before.
            atNs = hasTimes ? line.RecvNs ?? atNs : null;
            return $"{{\"recv_ns\":{JsonSerializer.Serialize(atNs)},\"raw\":{JsonSerializer.Serialize(line.Raw)}}}";
        }
    }
}
