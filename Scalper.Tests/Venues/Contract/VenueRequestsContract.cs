using System.Text.Json;
using Scalper.Core.Feeds;

namespace Scalper.Tests.Venues.Contract;

/// <summary>What every venue's requests are.</summary>
public abstract class VenueRequestsContract
{
    public abstract IVenueRequests Requests { get; }

    [Fact]
    public void TopicOf_EachKindAndSymbol_IsAnotherName()
    {
        string[] topics = [.. Requests.Routes.SelectMany(r => r.Kinds).SelectMany(k => (string[])[Requests.TopicOf("BTCUSDT", k), Requests.TopicOf("ETHUSDT", k)])];
        Assert.Equal(topics.Length, topics.Distinct().Count());
        Assert.All(topics, t => Assert.Contains("USDT", t, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Routes_EveryKind_IsOfOneAndTheBookOfTheFirst()
    {
        TopicKind[] kinds = [.. Requests.Routes.SelectMany(r => r.Kinds)];
        Assert.Equal(kinds.Distinct(), kinds);
        Assert.Contains(TopicKind.Book, Requests.Routes[0].Kinds);
        Assert.Subset(kinds.ToHashSet(), new HashSet<TopicKind> { TopicKind.Book, TopicKind.Trades, TopicKind.Ticker });
        Assert.Equal(Requests.Routes.Count, Requests.Routes.Select(r => r.AddressBelow(new Uri("ws://127.0.0.1:1/"))).Distinct().Count());
    }

    [Fact]
    public void SubscribeAndUnsubscribe_Topics_AreAllNamedWithTheRequestsId()
    {
        string[] topics = [Requests.TopicOf("BTCUSDT", TopicKind.Book), Requests.TopicOf("ETHUSDT", TopicKind.Trades)];
        byte[] subscribe = Requests.Subscribe("42", topics), unsubscribe = Requests.Unsubscribe("43", topics);
        Assert.NotEqual(subscribe, unsubscribe);
        foreach ((byte[] request, string id) in new[] { (subscribe, "42"), (unsubscribe, "43") })
        {
            JsonElement[] values = [.. JsonDocument.Parse(request).RootElement.EnumerateObject().Select(p => p.Value)];
            Assert.Contains(values, v => v.ToString() == id);
            Assert.Equal(topics, values.Single(v => v.ValueKind == JsonValueKind.Array).EnumerateArray().Select(t => t.GetString()));
        }
    }

    [Fact]
    public void Explain_WordsThatNameNoTopic_NameNone() => Assert.Null(Requests.Explain("something went wrong").Topic);
}
