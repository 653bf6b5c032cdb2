using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>
/// The plain second implementation of book, features and score: one connection's frames in, one line per book or trade frame out.
/// </summary>
/// <remarks>Slow on purpose: it looks everything up in the history again on every frame. Not for use by several threads.</remarks>
public sealed class ReferenceEngine(ReferenceOptions options)
{
    private readonly Dictionary<string, ReferenceSymbol> _symbols = [];

    /// <summary>The largest receive time so far, Unix nanoseconds; 0 before the first.</summary>
    public long Now { get; private set; }

    public IReadOnlyDictionary<string, ReferenceSymbol> Symbols => _symbols;

    public static IReadOnlyList<ReferenceLine> Run(IEnumerable<CaptureLine> lines, ReferenceOptions options)
    {
        ReferenceEngine engine = new(options);
        return lines.Select(engine.Apply).OfType<ReferenceLine>().ToList();
    }

    /// <summary>Takes the next line; null where it prints nothing: another topic, or a book that is not Live after it.</summary>
    public ReferenceLine? Apply(CaptureLine line)
    {
        Now = Math.Max(Now, line.RecvNs ?? Now);
        using JsonDocument document = JsonDocument.Parse(line.Raw);
        JsonElement frame = document.RootElement;
        if (!frame.TryGetProperty("topic", out JsonElement topic))
        {
            return null;
        }

        string[] parts = topic.GetString()!.Split('.');
        ReferenceSymbol symbol = SymbolOf(parts[^1]);
        switch (parts[0])
        {
            case "orderbook":
                symbol.OnBook(frame, int.Parse(parts[1], CultureInfo.InvariantCulture), Now);
                return symbol.Line(line.RecvNs, Now);
            case "publicTrade":
                symbol.OnTrades(frame, Now);
                return symbol.Line(line.RecvNs, Now);
            default:
                return null;
        }
    }

    private ReferenceSymbol SymbolOf(string name)
    {
        if (!_symbols.TryGetValue(name, out ReferenceSymbol? symbol))
        {
            _symbols[name] = symbol = new ReferenceSymbol(name, options);
        }

        return symbol;
    }
}
