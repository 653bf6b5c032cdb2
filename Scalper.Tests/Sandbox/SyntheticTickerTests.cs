using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class SyntheticTickerTests
{
    [Theory]
    [InlineData(1, "BTCUSDT")]
    [InlineData(2, "SOLUSDT")]
    public void Run_TickerAgainstTheBookAtItsPlace_TouchAgrees(int seed, string symbol)
    {
        int compared = 0, partial = 0;
        Dictionary<string, string> ticker = [];
        List<(long Seq, string Bid, string Ask)> touches = [];
        List<(long Cs, string Bid, string Ask)> claims = [];
        NaiveBook book = new();
        foreach (JsonElement frame in Session(seed, symbol))
        {
            if (frame.Topic().StartsWith("orderbook", StringComparison.Ordinal))
            {
                book.Apply(frame);
                touches.Add((book.Seq, NaiveBook.Top(book.Bids, 1)[0], NaiveBook.Top(book.Asks, 1)[0]));
                continue;
            }
            Merge(ticker, frame);
            partial += frame.Kind() == "delta" && frame.Data().EnumerateObject().Count() < 12 ? 1 : 0;
            claims.Add((frame.Long("cs"), Side("bid1"), Side("ask1")));
        }
        foreach ((long cs, string bid, string ask) in claims)
        {
            (long _, string bookBid, string bookAsk) = touches.Last(touch => touch.Seq <= cs);
            Assert.Equal((bookBid, bookAsk), (bid, ask));
            compared++;
        }
        Assert.True(compared > 100 && partial > 50, $"{compared} compared, {partial} partial");

        string Side(string name) => $"{Plain(ticker[name + "Price"])} {ticker[name + "Size"]}";
    }

    [Fact]
    public void Run_MergedDeltas_EqualTheFullStateOfALaterSubscriber()
    {
        VirtualExchange exchange = new(new SyntheticMarket(3, 4_000));
        ClientSession first = exchange.Connect();
        exchange.Subscribe(first, "tickers.DOGEUSDT");
        Dictionary<string, string> merged = [];
        foreach (JsonElement frame in VirtualExchange.Take(first).Skip(1).Concat(exchange.Run(first, 30)))
        {
            Merge(merged, frame);
        }

        ClientSession second = exchange.Connect();
        exchange.Subscribe(second, "tickers.DOGEUSDT");
        Dictionary<string, string> whole = [];
        Merge(whole, VirtualExchange.Take(second)[1]);
        Assert.Equal(whole, merged);
    }

    [Fact]
    public void Run_Deltas_HoldChangesOnlyAndPairsTogether()
    {
        Dictionary<string, string> ticker = [];
        long cs = 0;
        foreach (JsonElement frame in Session(4, "XRPUSDT").Where(static frame => frame.Topic().StartsWith("tickers", StringComparison.Ordinal)))
        {
            Assert.True(frame.Long("cs") >= cs);
            cs = frame.Long("cs");
            HashSet<string> names = [.. frame.Data().EnumerateObject().Select(static field => field.Name)];
            foreach (string side in (string[])["bid1", "ask1"])
            {
                Assert.Equal(names.Contains(side + "Price"), names.Contains(side + "Size"));
            }

            if (frame.Kind() == "delta")
            {
                Assert.Contains(frame.Data().EnumerateObject(), field => ticker[field.Name] != field.Value.GetString());
            }

            Merge(ticker, frame);
            Assert.Equal(2 * Number(ticker["singleOpenInterest"]), Number(ticker["openInterest"]));
        }
    }

    private static List<JsonElement> Session(int seed, string symbol)
    {
        VirtualExchange exchange = new(new SyntheticMarket((ulong)seed, 4_000));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, $"orderbook.50.{symbol}", $"tickers.{symbol}", $"publicTrade.{symbol}");
        return VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 60)).Where(static frame => !frame.Topic().StartsWith("publicTrade", StringComparison.Ordinal)).ToList();
    }

    private static void Merge(Dictionary<string, string> state, JsonElement frame)
    {
        if (frame.Kind() == "snapshot")
        {
            state.Clear();
        }

        foreach (JsonProperty field in frame.Data().EnumerateObject())
        {
            state[field.Name] = field.Value.GetString()!;
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(string number) => FormattableString.Invariant($"{Number(number) / 1.0000000000000000000000000000m}");
}
