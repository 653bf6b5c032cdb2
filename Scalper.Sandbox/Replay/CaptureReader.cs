using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Hosting;

namespace Scalper.Sandbox.Replay;

/// <summary>
/// Reads a capture: a JSON object a line, <c>{"recv_ns":…,"raw":"…"}</c> or the bare frame. Answers to commands carry no topic and are left out.
/// </summary>
internal static class CaptureReader
{
    public const string Key = "Sandbox:Capture";

    private const int ShownCharacters = 60;

    public static IEnumerable<CaptureLine> Read(string path)
    {
        int number = 0;
        foreach (string text in TextLines.Read(Key, path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text) && Parse(path, number, text) is { } line)
            {
                yield return line;
            }
        }
    }

    private static CaptureLine? Parse(string path, int number, string text)
    {
        try
        {
            using JsonDocument outer = JsonDocument.Parse(text);
            JsonElement root = outer.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Unexpected(path, number, text);
            }

            if (!root.TryGetProperty("raw", out JsonElement raw))
            {
                return Frame(path, number, null, text);
            }

            long? received = root.TryGetProperty("recv_ns", out JsonElement at) && at.ValueKind == JsonValueKind.Number ? at.GetInt64() : null;
            return Frame(path, number, received, raw.GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unexpected(path, number, text);
        }
    }

    private static CaptureLine? Frame(string path, int number, long? received, string text)
    {
        using JsonDocument frame = JsonDocument.Parse(text);
        if (frame.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(path, number, text);
        }

        return frame.RootElement.TryGetProperty("topic", out _) ? new CaptureLine(number, received, Encoding.UTF8.GetBytes(text)) : null;
    }

    private static SandboxInputException Unexpected(string path, int number, string text) => new(
        $"{Key}: '{path}' line {number}: expected {{\"recv_ns\":…,\"raw\":\"…\"}} or a JSON frame, got '{text[..Math.Min(text.Length, ShownCharacters)]}'");
}
