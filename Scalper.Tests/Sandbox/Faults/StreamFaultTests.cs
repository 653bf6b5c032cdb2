using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class StreamFaultTests
{
    private readonly FaultBench _bench = new();

    [Fact]
    public void Silence_OneTopic_LostWhileOthersAndPongsGoOn()
    {
        _bench.Venue.Control($$"""{"cmd":"silence","topic":"{{FaultBench.Book}}","seconds":5}""");
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        List<JsonElement> during = _bench.Run(4.9);
        Assert.DoesNotContain(during, static frame => frame.Topic() == FaultBench.Book);
        Assert.Contains(during, static frame => frame.Topic() == FaultBench.Trades);
        Assert.Equal("pong", during[0].Text("ret_msg"));
        long first = _bench.Run(1, FaultBench.Book)[0].Data().Long("u");
        Assert.True(first > before + 1, $"{first} follows {before}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","hold":true""")]
    public void Silence_SubscribedAgain_AckAtOnceAndTheSnapshotWhenItEnds(string extra)
    {
        _bench.Venue.Control("{\"cmd\":\"silence\",\"symbol\":\"BTCUSDT\"" + extra + "}");
        _bench.Venue.Unsubscribe(_bench.Client, FaultBench.Book);
        _bench.Venue.Subscribe(_bench.Client, FaultBench.Book);
        List<JsonElement> during = _bench.Run(2);
        Assert.Equal(2, during.Count);
        Assert.All(during, static frame => Assert.True(frame.GetProperty("success").GetBoolean()));
        _bench.Venue.Control("""{"cmd":"clear"}""");
        List<JsonElement> after = _bench.Run(1, FaultBench.Book);
        Assert.Equal(("snapshot", "delta"), (after[0].Kind(), after[1].Kind()));
        Assert.Equal(Enumerable.Range(0, after.Count).Select(i => after[0].Data().Long("u") + i), after.Select(static frame => frame.Data().Long("u")));
    }

    [Fact]
    public void Silence_Hold_AllArrivesAfterwardsInOrder()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control("""{"cmd":"silence","hold":true,"seconds":3}""");
        Assert.Empty(_bench.Run(2.9));
        List<long> ids = [.. _bench.Run(0.5, FaultBench.Book).Select(static frame => frame.Data().Long("u"))];
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(i => before + i), ids);
        Assert.True(ids.Count > 20);
    }

    [Fact]
    public void Silence_OneClient_OthersHear()
    {
        ClientSession second = _bench.Venue.Connect();
        _bench.Venue.Subscribe(second, FaultBench.Book);
        _bench.Venue.Control("""{"cmd":"silence","client":0}""");
        _bench.Venue.Advance(2 * VirtualExchange.SecondNs);
        Assert.Empty(VirtualExchange.Take(_bench.Client));
        Assert.True(VirtualExchange.Take(second).Count > 10);
    }

    [Fact]
    public void Gap_OfThree_ThreeIdsMissing()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control("""{"cmd":"gap","symbol":"BTCUSDT","depth":50,"count":3}""");
        List<long> ids = Ids(2);
        Assert.Equal([before + 4, before + 5], ids[..2]);
    }

    [Fact]
    public void Duplicate_OfTwo_TwoIdsTwice()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"duplicate","topic":"{{FaultBench.Book}}","count":2}""");
        Assert.Equal([before + 1, before + 1, before + 2, before + 2, before + 3], Ids(2)[..5]);
    }

    [Fact]
    public void Reorder_OnePair_LaterFirst()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"reorder","topic":"{{FaultBench.Book}}"}""");
        Assert.Equal([before + 2, before + 1, before + 3], Ids(2)[..3]);
    }

    [Fact]
    public void Clear_TricksPending_NothingMoreHappensAndTheHeldFrameComes()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"reorder","topic":"{{FaultBench.Book}}","count":50}""");
        while (_bench.Truth.UpdateId == before)
        {
            _bench.Venue.Advance(VirtualExchange.MsNs);
        }

        _bench.Venue.Control("""{"cmd":"clear"}""");
        List<long> ids = Ids(2);
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(i => before + i), ids);
    }

    [Theory]
    [InlineData("""{"cmd":"gap","symbol":"NOPEUSDT"}""", "gap: expected a listed contract, got 'NOPEUSDT'")]
    [InlineData("""{"cmd":"gap","symbol":"ETHUSDT"}""", "gap: expected a topic that somebody has subscribed")]
    [InlineData("""{"cmd":"gap","depth":500}""", "gap: expected a depth of 1, 50, 200, 1000, got 500")]
    [InlineData("""{"cmd":"silence","topic":"kline.1.BTCUSDT"}""", "silence: expected a topic such as orderbook.50.BTCUSDT, got 'kline.1.BTCUSDT'")]
    [InlineData("""{"cmd":"silence","client":3}""", "silence: expected a client below 1, got 3")]
    [InlineData("""{"cmd":"silence","client":"x"}""", "silence: expected a connected client or a topic that one has subscribed, got 'x'")]
    [InlineData("""{"cmd":"gap","count":0}""", "gap: expected \"count\" to be a whole number from 1 to 100000, got 0")]
    public void Control_ImpossibleTarget_Refused(string command, string expected) => Assert.StartsWith(expected, _bench.Venue.Refused(command), StringComparison.Ordinal);

    private List<long> Ids(double seconds) => [.. _bench.Run(seconds, FaultBench.Book).Select(static frame => frame.Data().Long("u"))];
}
