using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Hosting;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Replay;

/// <summary>Listings out of a recorded answer of <c>instruments-info</c>.</summary>
internal static class RecordedInstruments
{
    public const string Key = "Sandbox:Instruments";

    public static IReadOnlyDictionary<string, Listing> Load(string path)
    {
        string text = string.Join('\n', TextLines.Read(Key, path));
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().Select(ToListing).ToDictionary(static l => l.Symbol, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new SandboxInputException($"{Key}: '{path}': expected a recorded answer of /v5/market/instruments-info, an object with result.list: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static Listing ToListing(JsonElement entry) => new(
        entry.GetProperty("symbol").GetString() ?? "",
        "Trading",
        entry.GetProperty("baseCoin").GetString() ?? "",
        Encoding.UTF8.GetBytes(entry.GetRawText()));
}
