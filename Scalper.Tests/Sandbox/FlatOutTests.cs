using System.Text.Json;
using Scalper.Sandbox.Hosting;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class FlatOutTests
{
    private const long StartNs = VirtualExchange.StartNs;
    private const string Topic = "orderbook.50.BTCUSDT";
    private readonly Exchange _exchange = new(new SyntheticMarket(1, 20_000), new ExchangeSettings());
    private readonly FlatOutTime _time = new(StartNs);

    [Fact]
    public void Advance_ClientThatDoesNotRead_StandsStillAndIsNotCutOff()
    {
        ClientSession client = Subscribed();
        while (_time.Advance(_exchange, StartNs))
        {
        }

        long stoodNs = _time.NowNs, bytes = client.Outbox.Bytes;
        Assert.True(stoodNs > StartNs);
        Assert.False(_time.Advance(_exchange, StartNs + 3_600 * VirtualExchange.SecondNs));
        Assert.Equal((stoodNs, bytes, null), (_time.NowNs, client.Outbox.Bytes, client.End));

        VirtualExchange.Take(client);
        Assert.True(_time.Advance(_exchange, StartNs));
        Assert.True(_time.NowNs > stoodNs);
    }

    [Fact]
    public void Advance_AheadOfTheMachine_DatesByTheMachinesClock()
    {
        ClientSession client = Subscribed();
        long wallNs = StartNs + VirtualExchange.SecondNs;
        for (int i = 0; i < 100; i++)
        {
            _time.Advance(_exchange, wallNs);
            foreach (JsonElement frame in VirtualExchange.Take(client).Where(f => f.TryGetProperty("topic", out _)))
            {
                Assert.InRange(frame.Long("ts"), (StartNs / VirtualExchange.MsNs) - 1, wallNs / VirtualExchange.MsNs);
            }
        }

        Assert.True(_time.NowNs > wallNs);
    }

    [Fact]
    public void Advance_PausedForAWhile_GoesByTheClockAndPlaysOnAfterwards()
    {
        Subscribed();
        Assert.True(_exchange.Control("""{"cmd":"rate","value":0,"seconds":5}""", _time.NowNs).Ok);
        Assert.False(_time.Advance(_exchange, StartNs + (4 * VirtualExchange.SecondNs)));
        Assert.True(_exchange.Market.IsPaused);
        Assert.False(_time.Advance(_exchange, StartNs + (6 * VirtualExchange.SecondNs)));
        Assert.False(_exchange.Market.IsPaused);
    }

    private ClientSession Subscribed()
    {
        ClientSession client = _exchange.Connect(StartNs);
        _exchange.Receive(client, VirtualExchange.Command("subscribe", Topic), StartNs);
        VirtualExchange.Take(client);
        return client;
    }
}
