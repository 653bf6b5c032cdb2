using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>The best bid and ask of a symbol at a cross sequence, by its book or by its ticker.</summary>
internal sealed record TouchAt(string Symbol, long Seq, decimal Bid, decimal Ask)
{
    /// <summary>The touch of the book whose frame this line is; none for other lines.</summary>
    public static IEnumerable<TouchAt> OfBooks(ReferenceEngine engine, CaptureLine line)
    {
        if (engine.Apply(line) is { } printed && line.Raw.Contains("\"orderbook.", StringComparison.Ordinal))
        {
            ReferenceBook book = engine.Symbols[printed.Symbol].Book!;
            yield return new TouchAt(printed.Symbol, book.Seq!.Value, book.Bids.First().Key, book.Asks.First().Key);
        }
    }

    /// <summary>A ticker's deltas are partial: what a delta leaves out is as before.</summary>
    public static IEnumerable<TouchAt> OfTickers(IEnumerable<CaptureLine> lines)
    {
        Dictionary<string, (decimal Bid, decimal Ask)> last = [];
        foreach (CaptureLine line in lines.Where(line => line.Raw.Contains("\"tickers.", StringComparison.Ordinal)))
        {
            using JsonDocument frame = JsonDocument.Parse(line.Raw);
            JsonElement data = frame.RootElement.GetProperty("data");
            string symbol = data.GetProperty("symbol").GetString()!;
            (decimal bid, decimal ask) = last.GetValueOrDefault(symbol);
            last[symbol] = (Price(data, "bid1Price") ?? bid, Price(data, "ask1Price") ?? ask);
            yield return new TouchAt(symbol, frame.RootElement.GetProperty("cs").GetInt64(), last[symbol].Bid, last[symbol].Ask);
        }
    }

    private static decimal? Price(JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement text) ? decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture) : null;
}
