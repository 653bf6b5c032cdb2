using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Finds the symbols of a recording of USD-M futures and derives their grids from the most decimals that any of their numbers needs: the venue writes more than there
/// are, <c>61800.20</c> for a tick of 0.1.
/// </summary>
public sealed class BinanceCaptureSymbols
{
    /// <summary>Levels per side of the book that is shown.</summary>
    private const int Depth = 50;

    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private Symbol _unnamed;
    private int _unnamedLine;

    /// <summary>Reads every frame once.</summary>
    /// <exception cref="CaptureFormatException">It has frames of another market of the venue, or each trade twice, or snapshots of nobody knows which symbol.</exception>
    public static BinanceCaptureSymbols Find(IEnumerable<CaptureLine> lines)
    {
        BinanceCaptureSymbols found = new();
        foreach (CaptureLine line in lines)
        {
            found.Add(line);
        }

        return found is { _unnamedLine: > 0, _symbols.Count: > 1 }
            ? throw new CaptureFormatException(string.Create(
                CultureInfo.InvariantCulture, $"line {found._unnamedLine}: expected {{\"snapshot\":\"…\",\"data\":…}} in a capture of several symbols, came a snapshot that names none"))
            : found;
    }

    /// <summary>The symbols in order of first appearance. Snapshots that name none are of the only one.</summary>
    public IReadOnlyList<(Instrument Instrument, int BookDepth)> Symbols =>
        [.. _symbols.Select(s => (s.Key, Symbol: _symbols.Count == 1 ? s.Value.With(_unnamed) : s.Value)).Select(s => (s.Symbol.ToInstrument(s.Key), Depth))];

    private void Add(CaptureLine line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Frame);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                string? name = Text(root, "snapshot");
                JsonElement data = root.TryGetProperty("data", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
                Refuse(line.Number, data);
                Measure(line.Number, name ?? Text(data, "s"), data);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged frame teaches nothing here; the codec counts it when the frames are played.
        }
    }

    // Spot's depth has no pu, its book ticker no e, its trades an M; COIN-M names a pair beside each symbol.
    private static void Refuse(int line, JsonElement data)
    {
        string? word = Text(data, "e");
        string? sign = word switch
        {
            "depthUpdate" when !data.TryGetProperty("pu", out _) => "a depthUpdate without pu",
            "trade" or "aggTrade" when data.TryGetProperty("M", out _) => $"a {word} with M",
            null when data.TryGetProperty("u", out _) && data.TryGetProperty("A", out _) => "a book ticker without e",
            _ => null,
        };
        if (sign is not null)
        {
            throw Unsupported(line, "spot", sign);
        }

        if ((Text(data, "ps") ?? (word is null ? Text(data, "pair") : null)) is { } pair)
        {
            throw Unsupported(line, "COIN-M", $"the pair {pair}");
        }
    }

    private static CaptureFormatException Unsupported(int line, string market, string sign) => new(string.Create(
        CultureInfo.InvariantCulture, $"line {line}: {market} of Binance is not supported: expected frames of USD-M futures, came {sign}"));

    private void Measure(int line, string? name, JsonElement data)
    {
        string? word = Text(data, "e");
        if (word is not ("depthUpdate" or "trade" or "aggTrade" or "bookTicker") && !data.TryGetProperty("lastUpdateId", out _))
        {
            return;
        }

        Symbol symbol = name is null ? _unnamed : _symbols.GetValueOrDefault(name);
        symbol = word switch
        {
            "trade" => symbol.With(data, "p", "q") with { HasTrades = true },
            "aggTrade" => symbol.With(data, "p", "q") with { HasAggregates = true },
            "bookTicker" => symbol.With(data, "b", "B").With(data, "a", "A"),
            "depthUpdate" => symbol.With(Items(data, "b")).With(Items(data, "a")),
            _ => symbol.With(Items(data, "bids")).With(Items(data, "asks")),
        };
        if (symbol is { HasTrades: true, HasAggregates: true })
        {
            throw new CaptureFormatException(string.Create(
                CultureInfo.InvariantCulture, $"line {line}: expected trade or aggTrade of {name}, came both: each trade would count twice"));
        }

        if (name is null)
        {
            (_unnamed, _unnamedLine) = (symbol, line);
        }
        else
        {
            _symbols[name] = symbol;
        }
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement[] Items(JsonElement data, string name) => data.TryGetProperty(name, out JsonElement levels) && levels.ValueKind == JsonValueKind.Array
        ? [.. levels.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.Array && l.GetArrayLength() > 1)]
        : [];

    private readonly record struct Symbol(int PriceDecimals, int QtyDecimals)
    {
        private const int MostDecimals = 18;

        public bool HasTrades { get; init; }

        public bool HasAggregates { get; init; }

        public Symbol With(Symbol other) => Widen(other.PriceDecimals, other.QtyDecimals);

        public Symbol With(JsonElement data, string price, string quantity) => Widen(Decimals(Text(data, price)), Decimals(Text(data, quantity)));

        public Symbol With(JsonElement[] levels)
        {
            Symbol symbol = this;
            foreach (JsonElement level in levels)
            {
                symbol = symbol.Widen(Decimals(level[0].GetString()), Decimals(level[1].GetString()));
            }

            return symbol;
        }

        public Instrument ToInstrument(string name) => new(name, Step(PriceDecimals), Step(QtyDecimals)) { Venue = BinanceVenue.Instance.Name };

        private Symbol Widen(int price, int quantity) => this with { PriceDecimals = Math.Max(PriceDecimals, price), QtyDecimals = Math.Max(QtyDecimals, quantity) };

        // Zeros behind the last digit are none that are needed.
        private static int Decimals(string? number) =>
            number is not null && DecimalText.TryRead(Encoding.UTF8.GetBytes(number), out _, out int fraction) ? Math.Clamp(fraction, 0, MostDecimals) : 0;

        private static DecimalStep Step(int decimals) => DecimalStep.Parse(decimals == 0 ? "1" : "0." + new string('0', decimals - 1) + "1");
    }
}
