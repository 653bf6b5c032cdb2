using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class SyntheticTradeTests
{
    private static readonly string[] Symbols = ["BTCUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT"];

    [Fact]
    public void Run_TradesAndBook_TradesUsuallyComeFirstAndNeverTooLate()
    {
        int ahead = 0, late = 0;
        foreach (List<JsonElement> frames in Sessions(["publicTrade", "orderbook.50"], 120))
        {
            long book = 0;
            foreach (JsonElement frame in frames)
            {
                if (frame.Topic().StartsWith("orderbook", StringComparison.Ordinal))
                {
                    book = frame.Data().Long("seq");
                    continue;
                }
                foreach (JsonElement trade in frame.Data().EnumerateArray())
                {
                    _ = trade.Long("seq") > book ? ahead++ : late++;
                }
            }
        }
        Assert.InRange((double)ahead / (ahead + late), 0.9, 0.999);
    }

    [Fact]
    public void Run_Trades_AreSortedUniqueAndPlausible()
    {
        HashSet<string> ids = [];
        int rpi = 0, blocks = 0, several = 0;
        foreach (List<JsonElement> frames in Sessions(["publicTrade"], 240))
        {
            long seq = 0, time = 0;
            foreach (JsonElement frame in frames)
            {
                Assert.Equal("snapshot", frame.Kind());
                several += frame.Data().GetArrayLength() > 1 ? 1 : 0;
                foreach (JsonElement trade in frame.Data().EnumerateArray())
                {
                    Assert.Equal(["T", "s", "S", "v", "p", "L", "i", "BT", "RPI", "seq"], trade.EnumerateObject().Select(static field => field.Name));
                    Assert.True(ids.Add(Guid.Parse(trade.Text("i")).ToString()));
                    Assert.True(trade.Long("seq") >= seq && trade.Long("T") >= time && trade.Long("T") <= frame.Long("ts"));
                    (seq, time) = (trade.Long("seq"), trade.Long("T"));
                    Assert.True(trade.Number("v") > 0 && trade.Number("p") > 0);
                    rpi += trade.GetProperty("RPI").GetBoolean() ? 1 : 0;
                    blocks += trade.GetProperty("BT").GetBoolean() ? 1 : 0;
                }
            }
        }
        Assert.True(several > 20, $"{several} frames with several trades");
        Assert.InRange((double)rpi / ids.Count, 0.002, 0.06);
        Assert.InRange(blocks, 1, ids.Count / 200);
    }

    [Fact]
    public void Run_TickDirections_FollowThePrices()
    {
        foreach (List<JsonElement> frames in Sessions(["publicTrade"], 60))
        {
            decimal? last = null;
            string direction = "";
            foreach (JsonElement trade in frames.SelectMany(static frame => frame.Data().EnumerateArray()).Where(static trade => !trade.GetProperty("BT").GetBoolean()))
            {
                decimal price = trade.Number("p");
                string expected = price > last ? "PlusTick" : price < last ? "MinusTick" : "Zero" + direction.Replace("Zero", "", StringComparison.Ordinal);
                if (last is not null)
                {
                    Assert.Equal(expected, trade.Text("L"));
                }

                (last, direction) = (price, trade.Text("L"));
            }
        }
    }

    /// <summary>What several symbols and seeds send, one list a session.</summary>
    private static IEnumerable<List<JsonElement>> Sessions(string[] topics, double seconds)
    {
        for (int seed = 0; seed < Symbols.Length; seed++)
        {
            VirtualExchange exchange = new(new SyntheticMarket((ulong)seed, 6_000));
            ClientSession client = exchange.Connect();
            exchange.Subscribe(client, [.. topics.Select(topic => $"{topic}.{Symbols[seed]}")]);
            yield return [.. VirtualExchange.Take(client).Skip(1), .. exchange.Run(client, seconds)];
        }
    }
}
