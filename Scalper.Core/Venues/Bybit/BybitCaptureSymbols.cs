using System.Text;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Finds the symbols of a recording and derives their grids from the most decimals that any of their numbers was written with; the
/// values of prices and quantities do not depend on it. A symbol's book is its first order-book topic, or that of depth 50.
/// </summary>
public sealed class BybitCaptureSymbols
{
    private const int PreferredDepth = 50;

    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>Reads every frame once.</summary>
    public static BybitCaptureSymbols Find(IEnumerable<CaptureLine> lines)
    {
        BybitCaptureSymbols found = new();
        foreach (CaptureLine line in lines)
        {
            found.Add(line);
        }

        return found;
    }

    /// <summary>The symbols in order of first appearance.</summary>
    public IReadOnlyList<(Instrument Instrument, int BookDepth)> Symbols =>
        [.. _symbols.Select(s => (new Instrument(s.Key, Step(s.Value.PriceDecimals), Step(s.Value.QtyDecimals)), s.Value.Depth ?? PreferredDepth))];

    private void Add(CaptureLine line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Frame);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("topic", out JsonElement text)
                || text.ValueKind != JsonValueKind.String
                || !root.TryGetProperty("data", out JsonElement data))
            {
                return;
            }

            BybitTopic topic = BybitTopic.Parse(Encoding.UTF8.GetBytes(text.GetString()!));
            if (topic.Kind is BybitTopicKind.OrderBook or BybitTopicKind.Trades)
            {
                Measure(topic, data);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged frame teaches nothing here; the codec counts it when the frames are played.
        }
    }

    private void Measure(BybitTopic topic, JsonElement data)
    {
        string name = Encoding.UTF8.GetString(topic.Symbol);
        Symbol symbol = _symbols.GetValueOrDefault(name);
        if (topic.Kind == BybitTopicKind.OrderBook && data.ValueKind == JsonValueKind.Object)
        {
            symbol = symbol with { Depth = symbol.Depth is null || topic.Depth == PreferredDepth ? topic.Depth : symbol.Depth };
            foreach (JsonElement level in Items(data, "b").Concat(Items(data, "a")).Where(l => l.ValueKind == JsonValueKind.Array && l.GetArrayLength() > 1))
            {
                symbol = symbol.With(level[0], level[1]);
            }
        }
        else if (data.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement trade in data.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object))
            {
                symbol = symbol.With(Field(trade, "p"), Field(trade, "v"));
            }
        }

        _symbols[name] = symbol;
    }

    private static JsonElement[] Items(JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement levels) && levels.ValueKind == JsonValueKind.Array ? [.. levels.EnumerateArray()] : [];

    private static JsonElement Field(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static DecimalStep Step(int decimals) => DecimalStep.Parse(decimals == 0 ? "1" : "0." + new string('0', decimals - 1) + "1");

    private readonly record struct Symbol(int? Depth, int PriceDecimals, int QtyDecimals)
    {
        private const int MostDecimals = 18;

        public Symbol With(JsonElement price, JsonElement quantity) => this with
        {
            PriceDecimals = Math.Max(PriceDecimals, Decimals(price)),
            QtyDecimals = Math.Max(QtyDecimals, Decimals(quantity)),
        };

        private static int Decimals(JsonElement number)
        {
            string text = number.ValueKind == JsonValueKind.String ? number.GetString()! : "";
            return DecimalText.TryRead(Encoding.UTF8.GetBytes(text), out _, out int fraction) ? Math.Clamp(fraction, 0, MostDecimals) : 0;
        }
    }
}
