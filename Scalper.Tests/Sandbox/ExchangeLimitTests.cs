using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class ExchangeLimitTests
{
    private const long MinuteNs = 60 * VirtualExchange.SecondNs;

    [Fact]
    public void Advance_ClientDoesNotRead_CutOffAndForgotten()
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, 5_000), new ExchangeSettings { MaxOutboxBytes = 100_000 });
        ClientSession slow = exchange.Connect(), quick = exchange.Connect();
        exchange.Subscribe(slow, "orderbook.200.BTCUSDT", "publicTrade.BTCUSDT");
        exchange.Subscribe(quick, "orderbook.200.BTCUSDT", "publicTrade.BTCUSDT");
        int quickFrames = exchange.Run(quick, 30).Count();
        Assert.Contains("unread", slow.CloseReason, StringComparison.Ordinal);
        Assert.True(slow.Outbox.Overrun && slow.Outbox.Bytes < 200_000);
        Assert.Null(quick.CloseReason);
        Assert.True(quickFrames > 100);
        Assert.Equal(1, exchange.Exchange.ClientCount);
        Assert.True(exchange.Run(quick, 1).Any());
    }

    [Fact]
    public void Advance_TenMinutesOfSilence_CutOff()
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, 1_200));
        ClientSession silent = exchange.Connect(), pinging = exchange.Connect(), fed = exchange.Connect();
        exchange.Subscribe(fed, "tickers.BTCUSDT");
        for (int minute = 1; minute <= 11; minute++)
        {
            exchange.Advance(MinuteNs);
            exchange.Send(pinging, """{"op":"ping"}""");
            Assert.Equal(minute < 10, silent.CloseReason is null);
            VirtualExchange.Take(fed);
        }
        Assert.Null(pinging.CloseReason);
        Assert.Null(fed.CloseReason);
    }

    [Fact]
    public void Receive_AfterTheCut_Ignored()
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, 1_200));
        ClientSession client = exchange.Connect();
        exchange.Advance(11 * MinuteNs);
        exchange.Send(client, """{"op":"ping"}""");
        Assert.NotNull(client.CloseReason);
        Assert.Empty(VirtualExchange.Take(client));
    }

    [Fact]
    public void Advance_TimeGoesBack_CountsAsTheLatest()
    {
        VirtualExchange exchange = new(new SyntheticMarket(1, 1_200));
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, "tickers.BTCUSDT");
        exchange.Advance(VirtualExchange.SecondNs);
        VirtualExchange.Take(client);
        exchange.Exchange.Advance(0);
        exchange.Exchange.Receive(client, """{"op":"ping"}""", 0);
        Assert.Equal("pong", VirtualExchange.TakeOne(client).Text("ret_msg"));
    }
}
