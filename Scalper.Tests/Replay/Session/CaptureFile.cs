using System.Text;
using System.Text.Json;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Replay.Session;

/// <summary>Made-up captures as files.</summary>
internal static class CaptureFile
{
    /// <summary>From its middle on, one that is read already holds no more lines of a capture.</summary>
    public static void Break(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = file.Length / 2;
        file.Write(Encoding.ASCII.GetBytes("\nno line of a capture\n"));
    }

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
