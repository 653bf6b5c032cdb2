using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>One <c>depthUpdate</c>, or a snapshot, as Binance USD-M writes it; of a snapshot all three ids are the same.</summary>
public sealed record ReferenceDiff(
    long First, long Last, long Previous, IReadOnlyList<(decimal Price, decimal Quantity)> Bids, IReadOnlyList<(decimal Price, decimal Quantity)> Asks)
{
    /// <param name="data">What stands in the envelope's data.</param>
    public static ReferenceDiff OfUpdate(JsonElement data) => new(
        data.GetProperty("U").GetInt64(), data.GetProperty("u").GetInt64(), data.GetProperty("pu").GetInt64(), Levels(data.GetProperty("b")), Levels(data.GetProperty("a")));

    /// <param name="body">Of the answer.</param>
    public static ReferenceDiff OfSnapshot(JsonElement body)
    {
        long id = body.GetProperty("lastUpdateId").GetInt64();
        return new ReferenceDiff(id, id, id, Levels(body.GetProperty("bids")), Levels(body.GetProperty("asks")));
    }

    private static List<(decimal, decimal)> Levels(JsonElement levels) => [.. levels.EnumerateArray().Select(l => (Number(l[0]), Number(l[1])))];

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
