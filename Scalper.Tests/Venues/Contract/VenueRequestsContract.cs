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
        string[] topics = [.. Enum.GetValues<TopicKind>().SelectMany(k => (string[])[Requests.TopicOf("BTCUSDT", k), Requests.TopicOf("ETHUSDT", k)])];
        Assert.Equal(topics.Length, topics.Distinct().Count());
        Assert.All(topics, t => Assert.Contains("USDT", t, StringComparison.OrdinalIgnoreCase));
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
