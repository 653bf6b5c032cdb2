using System.Globalization;
using System.Text;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.Micro;

/// <summary>
/// Frames of one symbol for a lane that goes round and round: a snapshot first, then deltas that keep 50 levels a side, trades and
/// tickers. Made once; the market in them is simple, their form is the venue's.
/// </summary>
internal static class BenchmarkFrames
{
    public const string Symbol = "BTCUSDT";
    public const int Depth = 50;

    private const long Middle = 650_000;

    public static byte[][] Make(ulong seed, int count)
    {
        SeededRandom random = new(seed);
        SortedDictionary<long, long> bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a))), asks = [];
        for (int i = 0; i < Depth; i++)
        {
            bids[Middle - 1 - i] = Quantity(random);
            asks[Middle + 1 + i] = Quantity(random);
        }

        byte[][] frames = new byte[count][];
        long update = 1_000, sequence = 50_000;
        frames[0] = Book("snapshot", bids, asks, update, sequence);
        for (int i = 1; i < count; i++)
        {
            sequence += 7;

            // A delta ends each round: trades behind it would wait for a sequence that the next round's snapshot takes back, more in every round.
            frames[i] = (i == count - 1 ? 0 : random.NextUnit()) switch
            {
                < 0.6 => Book("delta", Change(bids, random), Change(asks, random), ++update, sequence),
                < 0.85 => Trades(random, sequence, 2),
                _ => Ticker(bids, asks, sequence),
            };
        }

        return frames;
    }

    // Quantities change, prices stay: fifty levels a side in every frame.
    private static Dictionary<long, long> Change(SortedDictionary<long, long> side, SeededRandom random)
    {
        Dictionary<long, long> changes = [];
        long[] prices = [.. side.Keys];
        for (int i = 0; i < 3; i++)
        {
            long price = prices[(int)(random.NextUnit() * prices.Length)];
            side[price] = changes[price] = Quantity(random);
        }

        return changes;
    }

    private static long Quantity(SeededRandom random) => 1 + (long)(random.NextUnit() * (random.NextUnit() < 0.01 ? 400_000 : 5_000));

    private static byte[] Book(string type, IEnumerable<KeyValuePair<long, long>> bids, IEnumerable<KeyValuePair<long, long>> asks, long update, long sequence) =>
        Utf8($"{{\"topic\":\"orderbook.{Depth}.{Symbol}\",\"type\":\"{type}\",\"ts\":0,\"data\":{{\"s\":\"{Symbol}\",\"b\":[{Levels(bids)}],\"a\":[{Levels(asks)}],\"u\":{update},\"seq\":{sequence}}},\"cts\":1700000000000}}");

    private static string Levels(IEnumerable<KeyValuePair<long, long>> levels) =>
        string.Join(',', levels.Select(l => $"[\"{Price(l.Key)}\",\"{Lots(l.Value)}\"]"));

    /// <summary>A frame of so many trades, each with an id of its own.</summary>
    public static byte[] Trades(SeededRandom random, long sequence, int count)
    {
        IEnumerable<string> trades = Enumerable.Range(0, count).Select(_ =>
        {
            string side = random.NextUnit() < 0.5 ? "Buy" : "Sell";
            string id = $"{random.NextBits() & 0xFFFFFFFF:x8}-0000-5000-8000-{random.NextBits() & 0xFFFFFFFFFFFF:x12}";
            return $"{{\"T\":1700000000000,\"s\":\"{Symbol}\",\"S\":\"{side}\",\"v\":\"{Lots(Quantity(random))}\",\"p\":\"{Price(Middle)}\",\"L\":\"PlusTick\",\"i\":\"{id}\",\"BT\":false,\"RPI\":false,\"seq\":{sequence}}}";
        });
        return Utf8($"{{\"topic\":\"publicTrade.{Symbol}\",\"type\":\"snapshot\",\"ts\":0,\"data\":[{string.Join(',', trades)}]}}");
    }

    private static byte[] Ticker(SortedDictionary<long, long> bids, SortedDictionary<long, long> asks, long sequence) =>
        Utf8($"{{\"topic\":\"tickers.{Symbol}\",\"type\":\"delta\",\"data\":{{\"symbol\":\"{Symbol}\",\"bid1Price\":\"{Price(bids.First().Key)}\",\"bid1Size\":\"{Lots(bids.First().Value)}\",\"ask1Price\":\"{Price(asks.First().Key)}\",\"ask1Size\":\"{Lots(asks.First().Value)}\"}},\"cs\":{sequence},\"ts\":0}}");

    private static string Price(long ticks) => (ticks / 10m).ToString("F2", CultureInfo.InvariantCulture);

    private static string Lots(long lots) => (lots / 1000m).ToString("F3", CultureInfo.InvariantCulture);

    private static byte[] Utf8(FormattableString text) => Encoding.UTF8.GetBytes(FormattableString.Invariant(text));
}
