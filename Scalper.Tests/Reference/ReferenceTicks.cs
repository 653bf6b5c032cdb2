using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>The grid of a capture's prices: as fine as the most decimals that any of them was written with.</summary>
public static class ReferenceTicks
{
    /// <summary>By symbol.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(IEnumerable<CaptureLine> lines)
    {
        Dictionary<string, int> decimals = [];
        foreach (CaptureLine line in lines)
        {
            using JsonDocument frame = JsonDocument.Parse(line.Raw);
            if (frame.RootElement.TryGetProperty("topic", out JsonElement topic) && topic.GetString()!.Split('.') is [var kind, .., var symbol])
            {
                decimals[symbol] = PricesOf(kind, frame.RootElement.GetProperty("data")).Select(Decimals).Append(decimals.GetValueOrDefault(symbol)).Max();
            }
        }

        return decimals.ToDictionary(d => d.Key, d => Enumerable.Repeat(10m, d.Value).Aggregate(1m, (tick, ten) => tick / ten));
    }

    private static IEnumerable<string> PricesOf(string kind, JsonElement data) => kind switch
    {
        "orderbook" => data.GetProperty("b").EnumerateArray().Concat(data.GetProperty("a").EnumerateArray()).Select(level => level[0].GetString()!),
        "publicTrade" => data.EnumerateArray().Select(trade => trade.GetProperty("p").GetString()!),
        _ => [],
    };

    // Zeros behind all else are no decimals.
    private static int Decimals(string price) => price.Contains('.', StringComparison.Ordinal) ? price.TrimEnd('0').Length - price.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
}
