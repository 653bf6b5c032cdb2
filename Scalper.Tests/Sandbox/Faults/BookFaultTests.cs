using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class BookFaultTests
{
    private readonly FaultBench _bench = new();

    [Theory]
    [InlineData("delta")]
    [InlineData("snapshot")]
    public void Restart_AtOnce_WholeBookUnderIdOneThenTwo(string type)
    {
        _bench.Venue.Control($$"""{"cmd":"restart","symbol":"BTCUSDT","depth":50,"type":"{{type}}"}""");
        List<JsonElement> frames = _bench.Run(1, FaultBench.Book);
        Assert.Equal((type, 1L, 50), (frames[0].Kind(), frames[0].Data().Long("u"), frames[0].Data().GetProperty("b").GetArrayLength()));
        Assert.Equal(("delta", 2L), (frames[1].Kind(), frames[1].Data().Long("u")));
    }

    [Fact]
    public void Restart_AfterSeconds_QuietThenAnotherBook()
    {
        Level[] before = _bench.Truth.Bids.ToArray();
        _bench.Venue.Control($$"""{"cmd":"restart","topic":"{{FaultBench.Book}}","seconds":3}""");
        Assert.Empty(_bench.Run(2.9, FaultBench.Book));
        Assert.Equal(1, _bench.Run(0.11, FaultBench.Book)[0].Data().Long("u"));
        Assert.Contains(before, level => !_bench.Truth.Bids.Contains(level));
    }

    [Fact]
    public void Snapshot_MidStream_NextId()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"snapshot","topic":"{{FaultBench.Book}}"}""");
        JsonElement frame = _bench.Run(1, FaultBench.Book)[0];
        Assert.Equal(("snapshot", before + 1), (frame.Kind(), frame.Data().Long("u")));
    }

    [Fact]
    public void Cross_OneFrame_BidAboveTheAskUnderTheRightIdAndTheTruthUntouched()
    {
        Level[] before = [.. _bench.Truth.Bids, .. _bench.Truth.Asks];
        long id = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"cross","topic":"{{FaultBench.Book}}"}""");
        Assert.Equal<Level>(before, (Level[])[.. _bench.Truth.Bids, .. _bench.Truth.Asks]);
        JsonElement data = VirtualExchange.TakeOne(_bench.Client).Data();
        Assert.Equal(id + 1, data.Long("u"));
        Assert.True(decimal.Parse(data.GetProperty("b")[0][0].GetString()!, System.Globalization.CultureInfo.InvariantCulture) > (decimal)_bench.Truth.Price.Value(before[50].Price));
        Assert.Equal(id + 2, _bench.Run(1, FaultBench.Book)[0].Data().Long("u"));
    }

    [Fact]
    public void Deep_OneFrame_LevelsBehindTheLastOfFifty()
    {
        Level last = _bench.Truth.Asks[49];
        _bench.Venue.Control($$"""{"cmd":"deep","topic":"{{FaultBench.Book}}"}""");
        JsonElement data = VirtualExchange.TakeOne(_bench.Client).Data();
        Assert.Equal(_bench.Truth.Price.Text(last.Price + 1), data.GetProperty("a")[0][0].GetString());
        Assert.Equal(50, _bench.Truth.Asks.Length);
    }

    [Fact]
    public void ZeroDelete_OneFrame_DeletesWhatIsNotThere()
    {
        _bench.Venue.Control($$"""{"cmd":"zerodelete","topic":"{{FaultBench.Book}}"}""");
        JsonElement data = VirtualExchange.TakeOne(_bench.Client).Data();
        Assert.Equal([_bench.Truth.Price.Text(_bench.Truth.Asks[0].Price), "0"], data.GetProperty("b")[0].EnumerateArray().Select(static field => field.GetString()));
        Assert.Equal([_bench.Truth.Price.Text(_bench.Truth.Bids[0].Price), "0"], data.GetProperty("a")[0].EnumerateArray().Select(static field => field.GetString()));
    }

    [Theory]
    [InlineData("""{"cmd":"restart","symbol":"ETHUSDT"}""", "restart: expected a book that somebody has subscribed")]
    [InlineData("""{"cmd":"restart","symbol":"BTCUSDT","type":"half"}""", "restart: expected \"type\" to be one of snapshot, delta, got 'half'")]
    [InlineData("""{"cmd":"cross","topic":"tickers.BTCUSDT"}""", "cross: expected a book that somebody has subscribed")]
    [InlineData("""{"cmd":"cross","client":0}""", "cross: expected symbol, topic, depth, got 'client'")]
    public void Control_NoSuchBook_Refused(string command, string expected) => Assert.StartsWith(expected, _bench.Venue.Refused(command), StringComparison.Ordinal);

    [Fact]
    public void ZeroDelete_DepthOne_Refused()
    {
        _bench.Venue.Subscribe(_bench.Client, "orderbook.1.BTCUSDT");
        Assert.StartsWith("zerodelete: expected a full book, and for zerodelete one deeper than 1", _bench.Venue.Refused("""{"cmd":"zerodelete","depth":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void BookPublished_AllALong_TheFramesMakeThatBook()
    {
        VirtualExchange venue = new(new Scalper.Sandbox.Synthetic.SyntheticMarket(3, 9_000));
        Dictionary<(long Id, long Seq), string> truth = [];
        venue.Exchange.BookPublished = feed => truth[(feed.UpdateId, feed.Seq)] = Described(feed);
        ClientSession client = venue.Connect();
        venue.Subscribe(client, FaultBench.Book);
        NaiveBook book = new();
        int checkedFrames = 0;
        foreach (JsonElement frame in venue.Run(client, 20).Where(static frame => frame.Topic() == FaultBench.Book))
        {
            book.Apply(frame);
            string[] held = [.. book.Bids.Concat(book.Asks).Select(static level => $"{level.Key} {level.Value}")];
            Assert.Equal(truth[(book.UpdateId, book.Seq)], string.Join('|', held));
            checkedFrames++;
        }
        Assert.True(checkedFrames > 100);

        static string Described(BookFeed feed)
        {
            List<string> lines = [];
            foreach (Level level in (Level[])[.. feed.Bids, .. feed.Asks])
            {
                lines.Add($"{feed.Price.Text(level.Price)} {feed.Quantity.Text(level.Quantity)}");
            }

            return string.Join('|', lines);
        }
    }
}
