using System.Text;
using Scalper.Core.Feeds;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues;

public sealed class BinanceRequestsTests
{
    private readonly BinanceRequests _requests = new();

    [Theory]
    [InlineData(TopicKind.Book, "btcusdt@depth@100ms")]
    [InlineData(TopicKind.Trades, "btcusdt@aggTrade")]
    [InlineData(TopicKind.Ticker, "btcusdt@markPrice@1s")]
    [InlineData(TopicKind.Touch, "btcusdt@bookTicker")]
    [InlineData(TopicKind.Day, "btcusdt@ticker")]
    public void TopicOf_EachKind_IsTheVenuesStream(TopicKind kind, string stream) => Assert.Equal(stream, _requests.TopicOf("BTCUSDT", kind));

    [Fact]
    public void TopicOf_SymbolOfOtherLetters_KeepsThem() => Assert.Equal("币安人生usdt@aggTrade", _requests.TopicOf("币安人生USDT", TopicKind.Trades));

    [Theory]
    [InlineData(0, "wss://fstream.binance.com/public/ws", TopicKind.Book, TopicKind.Touch)]
    [InlineData(1, "wss://fstream.binance.com/market/ws", TopicKind.Trades, TopicKind.Ticker, TopicKind.Day)]
    public void Routes_Mainnet_AreTheVenuesTiers(int route, string address, params TopicKind[] kinds)
    {
        Assert.Equal(2, _requests.Routes.Count);
        Assert.Equal(kinds, _requests.Routes[route].Kinds);
        Assert.Equal(address, _requests.Routes[route].AddressBelow(new Uri(BinanceOptions.MainnetWebSocketUrl)).AbsoluteUri);
    }

    [Fact]
    public void Subscribe_Topics_HasTheVenuesShape()
    {
        Assert.Equal(
            """{"method":"SUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@markPrice@1s"],"id":42}""",
            Encoding.UTF8.GetString(_requests.Subscribe("42", ["btcusdt@aggTrade", "btcusdt@markPrice@1s"])));
        Assert.Equal(
            """{"method":"UNSUBSCRIBE","params":["btcusdt@depth@100ms"],"id":18446744073709551615}""",
            Encoding.UTF8.GetString(_requests.Unsubscribe("18446744073709551615", ["btcusdt@depth@100ms"])));
    }

    [Fact]
    public void Ping_Always_IsTheVenuesBusiness() => Assert.Null(_requests.Ping());

    [Fact]
    public void LongestConnection_Always_IsADay() => Assert.Equal(TimeSpan.FromDays(1), _requests.LongestConnection);

    [Theory]
    [InlineData("Invalid request: unknown variant `SUB`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`")]
    [InlineData("")]
    public void Explain_Refusal_NamesNoStream(string message) => Assert.Equal(new SubscriptionRefusal(null, AlreadySubscribed: false), _requests.Explain(message));
}
