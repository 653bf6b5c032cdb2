using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class ConnectionFaultTests
{
    private readonly FaultBench _bench = new();

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1008)]
    [InlineData(1011)]
    [InlineData(4321)]
    public void Drop_WithCode_FramesSentBeforeStillArriveThenThatEnd(int code)
    {
        _bench.Venue.Advance(VirtualExchange.SecondNs);
        _bench.Venue.Control($$"""{"cmd":"drop","code":{{code}},"reason":"bye"}""");
        Assert.NotEmpty(VirtualExchange.Take(_bench.Client));
        Assert.Equal(new SessionEnd(code, "bye"), _bench.Client.End);
        Assert.Equal(0, _bench.Venue.Exchange.ClientCount);
        Assert.False(_bench.Truth.HasSubscribers);
    }

    [Fact]
    public void Drop_WithoutCode_AbortAndWhatWasOnItsWayIsLost()
    {
        _bench.Venue.Advance(VirtualExchange.SecondNs);
        _bench.Venue.Control("""{"cmd":"drop"}""");
        Assert.True(_bench.Client.End!.IsAbort);
        Assert.Empty(VirtualExchange.Take(_bench.Client));
    }

    [Fact]
    public void Drop_OneClient_OthersStay()
    {
        ClientSession second = _bench.Venue.Connect(), third = _bench.Venue.Connect();
        _bench.Venue.Control("""{"cmd":"drop","client":1}""");
        _bench.Venue.Control($$"""{"cmd":"drop","client":"{{third.ConnectionId}}"}""");
        Assert.Equal((true, false, false), (_bench.Client.End is null, second.End is null, third.End is null));
    }

    [Fact]
    public void Refuse_ForSeconds_StatusAndRetryAfterUntilThen()
    {
        _bench.Venue.Control("""{"cmd":"refuse","status":429,"retryAfter":7,"seconds":5}""");
        Assert.False(Try(out _, out ConnectRefusal? refusal));
        Assert.Equal(new ConnectRefusal(429, 7), refusal);
        _bench.Venue.Advance(5 * VirtualExchange.SecondNs);
        Assert.True(Try(out _, out _));
    }

    [Fact]
    public void Refuse_ACount_ThatManyAttempts()
    {
        _bench.Venue.Control("""{"cmd":"refuse","count":2}""");
        Assert.Equal([403, 403, 0], Enumerable.Range(0, 3).Select(_ => Try(out ClientSession? _, out ConnectRefusal? refusal) ? 0 : refusal!.Status));
        Assert.Empty(_bench.Venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray());
    }

    [Fact]
    public void Stall_UntilCleared_AttemptsNeverComplete()
    {
        _bench.Venue.Control("""{"cmd":"stall"}""");
        Assert.False(Try(out _, out ConnectRefusal? refusal));
        Assert.True(refusal!.Stalls);
        _bench.Venue.Control("""{"cmd":"clear"}""");
        Assert.True(Try(out _, out _));
    }

    [Fact]
    public void HalfOpen_Lasting_NothingSentNothingReadAndAllAfterwards()
    {
        _bench.Venue.Control("""{"cmd":"halfopen","seconds":10}""");
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        Assert.Empty(_bench.Run(9.9));
        Assert.True(_bench.Client.IsHalfOpen && _bench.Client.End is null);
        List<JsonElement> late = _bench.Run(0.2);
        Assert.False(_bench.Client.IsHalfOpen);
        Assert.Contains(late, static frame => frame.TryGetProperty("ret_msg", out JsonElement words) && words.GetString() == "pong");
        Assert.Equal(before + 1, late.First(static frame => frame.Topic() == FaultBench.Book).Data().Long("u"));
    }

    [Fact]
    public void HalfOpen_ClientComesAnew_IsServed()
    {
        _bench.Venue.Control("""{"cmd":"halfopen"}""");
        ClientSession second = _bench.Venue.Connect();
        _bench.Venue.Subscribe(second, FaultBench.Book);
        Assert.NotEmpty(_bench.Venue.Run(second, 1));
    }

    [Fact]
    public void HalfOpen_TooMuchWaits_CutOff()
    {
        VirtualExchange venue = new(new Scalper.Sandbox.Synthetic.SyntheticMarket(1, 5_000), new ExchangeSettings { MaxOutboxBytes = 100_000 });
        ClientSession client = venue.Connect();
        venue.Subscribe(client, "orderbook.200.BTCUSDT");
        venue.Control("""{"cmd":"halfopen"}""");
        venue.Advance(60 * VirtualExchange.SecondNs);
        venue.Advance(1);
        Assert.True(client.End!.IsAbort);
    }

    [Fact]
    public void Drip_FramesPerSecond_LeaveAtThatRateInOrderAndTheRestAtTheEnd()
    {
        _bench.Venue.Control("""{"cmd":"drip","value":4,"seconds":5}""");
        long before = _bench.Truth.UpdateId;
        int slow = _bench.Run(4.9).Count;
        Assert.InRange(slow, 18, 20);
        List<JsonElement> rest = _bench.Run(0.2, FaultBench.Book);
        Assert.True(rest.Count > 20);
        Assert.Equal(_bench.Truth.UpdateId, rest[^1].Data().Long("u"));
        Assert.True(before < rest[0].Data().Long("u"));
    }

    [Fact]
    public void Drip_Fragments_MarkedOnEveryFrame()
    {
        _bench.Venue.Control("""{"cmd":"drip","fragment":1}""");
        Assert.All(_bench.RunRaw(1), static frame => Assert.Equal(1, frame.FragmentBytes));
        _bench.Venue.Control("""{"cmd":"clear"}""");
        Assert.All(_bench.RunRaw(1), static frame => Assert.Equal(0, frame.FragmentBytes));
    }

    private bool Try(out ClientSession? session, out ConnectRefusal? refusal) => _bench.Venue.Exchange.TryConnect(_bench.Venue.NowNs, out session, out refusal);
}
