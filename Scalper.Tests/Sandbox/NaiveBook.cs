using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Sandbox;

/// <summary>A book kept straight from the words of the protocol: a snapshot replaces, a size sets, size 0 deletes. Best first.</summary>
internal sealed class NaiveBook
{
    internal SortedDictionary<decimal, string> Bids { get; } = new(Comparer<decimal>.Create(static (a, b) => b.CompareTo(a)));

    internal SortedDictionary<decimal, string> Asks { get; } = [];

    internal bool Known { get; private set; }

    internal long UpdateId { get; private set; }

    internal long Seq { get; private set; }

    internal void Apply(JsonElement frame)
    {
        JsonElement data = frame.Data();
        if (frame.Kind() == "snapshot")
        {
            Bids.Clear();
            Asks.Clear();
            Known = true;
        }
        Assert.True(Known, "a delta came before the snapshot");
        Set(Bids, data.GetProperty("b"));
        Set(Asks, data.GetProperty("a"));
        (UpdateId, Seq) = (data.Long("u"), data.Long("seq"));
    }

    internal static string[] Top(SortedDictionary<decimal, string> side, int depth) =>
        [.. side.Take(depth).Select(static level => string.Create(CultureInfo.InvariantCulture, $"{level.Key / 1.0000000000000000000000000000m} {level.Value}"))];

    internal static string[] Top(JsonElement side, int depth) =>
        [.. side.EnumerateArray().Take(depth).Select(static level => string.Create(CultureInfo.InvariantCulture, $"{Price(level) / 1.0000000000000000000000000000m} {level[1].GetString()}"))];

    private static void Set(SortedDictionary<decimal, string> side, JsonElement levels)
    {
        foreach (JsonElement level in levels.EnumerateArray())
        {
            string size = level[1].GetString()!;
            if (size == "0")
            {
                Assert.True(side.Remove(Price(level)), "a level that is not held was deleted");
            }
            else
            {
                side[Price(level)] = size;
            }
        }
    }

    private static decimal Price(JsonElement level) => decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
}
