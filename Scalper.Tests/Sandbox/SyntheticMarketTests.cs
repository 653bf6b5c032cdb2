using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class SyntheticMarketTests
{
    [Theory]
    [InlineData(600)]
    [InlineData(1_200)]
    [InlineData(6_000)]
    public void Run_TheBusiestSymbols_SendTheAskedRate(int messagesPerSecond)
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, messagesPerSecond));
        ClientSession client = exchange.Connect();
        foreach (string symbol in Busiest(exchange))
        {
            exchange.Subscribe(client, $"tickers.{symbol}", $"publicTrade.{symbol}", $"orderbook.50.{symbol}");
        }

        VirtualExchange.Take(client);
        const int Seconds = 10;
        Dictionary<string, int> kinds = [];
        for (int i = 0; i < Seconds * 100; i++)
        {
            exchange.Advance(10 * VirtualExchange.MsNs);
            foreach (byte[] frame in VirtualExchange.TakeBytes(client))
            {
                string kind = Encoding.UTF8.GetString(frame, 10, 7);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }
        Assert.InRange((double)kinds.Values.Sum() / Seconds, messagesPerSecond * 0.85, messagesPerSecond * 1.15);
        Assert.Equal(["orderbo", "publicT", "tickers"], kinds.Keys.Order(StringComparer.Ordinal));
        Assert.All(kinds.Values, count => Assert.True(count > messagesPerSecond * Seconds / 10));
    }

    [Fact]
    public void Run_TenMinutes_WallsAreSetAndSomeArePulledUntraded()
    {
        VirtualExchange exchange = new(new SyntheticMarket(2, 3_000));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.50.BTCUSDT", "publicTrade.BTCUSDT");
        NaiveBook book = new();
        Dictionary<string, decimal> walls = [];
        HashSet<string> traded = [];
        int seen = 0, pulled = 0;
        foreach (JsonElement frame in VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 600, 20 * VirtualExchange.MsNs)))
        {
            if (frame.Topic().StartsWith("publicTrade", StringComparison.Ordinal))
            {
                traded.UnionWith(frame.Data().EnumerateArray().Select(static trade => $"{trade.Number("p")}"));
                continue;
            }
            book.Apply(frame);
            foreach (SortedDictionary<decimal, string> side in (SortedDictionary<decimal, string>[])[book.Bids, book.Asks])
            {
                decimal sum = side.Values.Sum(Size);
                foreach ((decimal price, string text) in side)
                {
                    if (Size(text) * (side.Count - 1) >= 12 * (sum - Size(text)) && walls.TryAdd($"{price}", Size(text)))
                    {
                        seen++;
                    }
                }
            }
            foreach (string gone in walls.Keys.Where(price => !book.Bids.ContainsKey(Size(price)) && !book.Asks.ContainsKey(Size(price))).ToList())
            {
                pulled += traded.Contains(gone) ? 0 : 1;
                walls.Remove(gone);
            }
        }
        Assert.True(seen >= 10, $"{seen} walls");
        Assert.True(pulled >= 2, $"{pulled} pulled of {seen}");
    }

    [Fact]
    public void Run_PricesOfTwoSymbols_MoveAndPartlyTogether()
    {
        VirtualExchange exchange = new(new SyntheticMarket(3, 3_000));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "tickers.BTCUSDT", "tickers.ETHUSDT");
        List<(double Btc, double Eth)> logs = [];
        for (int second = 0; second < 1_200; second++)
        {
            exchange.Advance(VirtualExchange.SecondNs);
            VirtualExchange.Take(client);
            if (second % 10 == 0)
            {
                logs.Add((Math.Log(Mark("BTCUSDT")), Math.Log(Mark("ETHUSDT"))));
            }
        }
        (double Btc, double Eth)[] moves = [.. logs.Zip(logs.Skip(1), static (a, b) => (b.Btc - a.Btc, b.Eth - a.Eth))];
        double together = moves.Sum(static m => m.Btc * m.Eth) / Math.Sqrt(moves.Sum(static m => m.Btc * m.Btc) * moves.Sum(static m => m.Eth * m.Eth));
        Assert.InRange(together, 0.2, 0.95);

        double Mark(string symbol) => (double)exchange.Get("/v5/market/tickers", $"category=linear&symbol={symbol}").GetProperty("result").GetProperty("list")[0].Number("markPrice");
    }

    private static decimal Size(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Busiest(VirtualExchange exchange) => exchange.Get("/v5/market/tickers", "category=linear").GetProperty("result").GetProperty("list")
        .EnumerateArray().OrderByDescending(static ticker => ticker.Number("turnover24h")).Take(300).Select(static ticker => ticker.Text("symbol")).ToList();
}
