using System.Text;
using System.Text.Json;
using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues;

public sealed class BybitRequestsTests
{
    private readonly BybitRequests _requests = new(50);

    [Fact]
    public void TopicOf_EachKind_IsTheVenuesName()
    {
        Assert.Equal(["orderbook.50.BTCUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT"], _requests.Routes.Single().Kinds.Select(k => _requests.TopicOf("BTCUSDT", k)));
    }

    [Fact]
    public void Subscribe_Topics_HasTheVenuesShape()
    {
        Assert.Equal(
            """{"req_id":"42","op":"subscribe","args":["orderbook.50.BTCUSDT","publicTrade.BTCUSDT"]}""",
            Encoding.UTF8.GetString(_requests.Subscribe("42", ["orderbook.50.BTCUSDT", "publicTrade.BTCUSDT"])));
        Assert.Equal(
            """{"req_id":"43","op":"unsubscribe","args":["orderbook.50.BTCUSDT"]}""",
            Encoding.UTF8.GetString(_requests.Unsubscribe("43", ["orderbook.50.BTCUSDT"])));
    }

    [Fact]
    public void Ping_Always_IsAPing()
    {
        using JsonDocument ping = JsonDocument.Parse(_requests.Ping());
        Assert.Equal("ping", ping.RootElement.GetProperty("op").GetString());
    }

    [Theory]
    [InlineData("error:handler not found,topic:publicTrade.NOPEUSDT", "publicTrade.NOPEUSDT", false)]
    [InlineData("error:already subscribed,topic:tickers.ETHUSDT", "tickers.ETHUSDT", true)]
    [InlineData("Invalid symbol :[orderbook.50.NOSUCHSYM]", "orderbook.50.NOSUCHSYM", false)]
    [InlineData("args size >10", null, false)]
    [InlineData("", null, false)]
    [InlineData("][", null, false)]
    public void Explain_RecordedRefusals_NamesTheOffender(string message, string? topic, bool alreadySubscribed)
    {
        Assert.Equal(new SubscriptionRefusal(topic, alreadySubscribed), _requests.Explain(message));
    }
}
