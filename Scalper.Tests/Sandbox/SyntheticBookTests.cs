using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class SyntheticBookTests
{
    [Theory]
    [InlineData(1, "BTCUSDT")]
    [InlineData(2, "SOLUSDT")]
    [InlineData(3, "1000COMUSDT")]
    [InlineData(4, "DOGEUSDT")]
    public void Run_EveryDepth_BooksAreWholeAndNeverCross(int seed, string symbol)
    {
        VirtualExchange exchange = new(new SyntheticMarket((ulong)seed, 20_000));
        ClientSession client = exchange.Connect();
        Dictionary<string, NaiveBook> books = Topic.Depths.ToDictionary(depth => $"orderbook.{depth}.{symbol}", static _ => new NaiveBook());
        exchange.Subscribe(client, [.. books.Keys]);
        int deltas = 0;
        foreach (JsonElement frame in VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 60)))
        {
            NaiveBook book = books[frame.Topic()];
            int depth = int.Parse(frame.Topic().Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
            (long update, long seq, bool known) = (book.UpdateId, book.Seq, book.Known);
            book.Apply(frame);
            Assert.True(!known || book.UpdateId == update + 1 || (depth == 1 && book.UpdateId == update), $"{frame.Topic()}: u {update} then {book.UpdateId}");
            Assert.True(book.Seq > seq || (depth == 1 && book.Seq == seq), $"{frame.Topic()}: seq {seq} then {book.Seq}");
            Assert.Equal((depth, depth), (book.Bids.Count, book.Asks.Count));
            Assert.True(book.Bids.First().Key < book.Asks.First().Key, "crossed");
            Assert.True(frame.Long("cts") <= frame.Long("ts"));
            Assert.Equal(known && depth > 1 ? "delta" : "snapshot", frame.Kind());
            deltas += frame.Kind() == "delta" ? 1 : 0;
        }
        Assert.True(deltas > 500, $"{deltas} deltas");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Run_RestBookAtTheSamePlace_EqualsTheAppliedDeltas(int seed)
    {
        VirtualExchange exchange = new(new SyntheticMarket((ulong)seed, 6_000));
        ClientSession client = exchange.Connect();
        NaiveBook book = new();
        exchange.Subscribe(client, "orderbook.50.XRPUSDT");
        VirtualExchange.Take(client).Skip(1).ToList().ForEach(book.Apply);
        int compared = 0;
        foreach (JsonElement frame in exchange.Run(client, 60, VirtualExchange.MsNs))
        {
            book.Apply(frame);
            JsonElement rest = exchange.Get("/v5/market/orderbook", "category=linear&symbol=XRPUSDT&limit=50").GetProperty("result");
            if (rest.Long("seq") != book.Seq)
            {
                continue;
            }

            Assert.Equal(NaiveBook.Top(rest.GetProperty("b"), 50), NaiveBook.Top(book.Bids, 50));
            Assert.Equal(NaiveBook.Top(rest.GetProperty("a"), 50), NaiveBook.Top(book.Asks, 50));
            compared++;
        }
        Assert.True(compared > 500, $"{compared} compared");
    }

    [Fact]
    public void DepthOne_NothingChanges_RepeatsTheSameUpdateIdEveryThreeSeconds()
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, 1));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "orderbook.1.1000COMUSDT");
        List<JsonElement> frames = [.. VirtualExchange.Take(client).Skip(1), .. exchange.Run(client, 20)];
        Assert.All(frames, static frame => Assert.Equal("snapshot", frame.Kind()));
        Assert.Contains(frames.Zip(frames.Skip(1)), static pair => pair.First.Data().Long("u") == pair.Second.Data().Long("u"));
    }

    [Fact]
    public void Subscribe_AgainAfterAPause_FreshSnapshotWithAllLevels()
    {
        VirtualExchange exchange = new(new SyntheticMarket(9, 3_000));
        ClientSession client = exchange.Connect();
        NaiveBook book = new();
        exchange.Subscribe(client, "orderbook.50.ETHUSDT");
        foreach (JsonElement frame in VirtualExchange.Take(client).Skip(1).Concat(exchange.Run(client, 5)))
        {
            book.Apply(frame);
        }

        long update = book.UpdateId;
        exchange.Unsubscribe(client, "orderbook.50.ETHUSDT");
        Assert.True(VirtualExchange.TakeOne(client).GetProperty("success").GetBoolean());
        Assert.Empty(exchange.Run(client, 30));

        exchange.Subscribe(client, "orderbook.50.ETHUSDT");
        JsonElement snapshot = VirtualExchange.Take(client)[1];
        Assert.Equal("snapshot", snapshot.Kind());
        Assert.Equal(50, snapshot.Data().GetProperty("b").GetArrayLength());
        Assert.True(snapshot.Data().Long("u") > update);
        book.Apply(snapshot);
        foreach (JsonElement frame in exchange.Run(client, 5))
        {
            book.Apply(frame);
        }

        Assert.Equal(50, book.Bids.Count);
    }

    [Fact]
    public void Run_TwoClientsAtDifferentTimes_HoldTheSameBook()
    {
        VirtualExchange exchange = new(new SyntheticMarket(11, 6_000));
        ClientSession early = exchange.Connect();
        NaiveBook first = new(), second = new();
        exchange.Subscribe(early, "orderbook.50.BTCUSDT");
        VirtualExchange.Take(early).Skip(1).ToList().ForEach(first.Apply);
        foreach (JsonElement frame in exchange.Run(early, 3))
        {
            first.Apply(frame);
        }

        ClientSession late = exchange.Connect();
        exchange.Subscribe(late, "orderbook.50.BTCUSDT");
        exchange.Advance(VirtualExchange.SecondNs);
        VirtualExchange.Take(early).ForEach(first.Apply);
        VirtualExchange.Take(late).Skip(1).ToList().ForEach(second.Apply);
        Assert.Equal(first.UpdateId, second.UpdateId);
        Assert.Equal(NaiveBook.Top(first.Bids, 50), NaiveBook.Top(second.Bids, 50));
        Assert.Equal(NaiveBook.Top(first.Asks, 50), NaiveBook.Top(second.Asks, 50));
    }
}
