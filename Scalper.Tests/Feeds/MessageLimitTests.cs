using System.Text.Json;
using Scalper.Core.Feeds;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>A venue that counts the messages of each connection cuts off who sends too many, whatever all connections together may send.</summary>
public sealed class MessageLimitTests
{
    private const long Millisecond = 1_000_000;
    private const int Symbols = 40;

    [Fact]
    public void Turn_ManyBooksToAskForAnew_SendsNoMoreThanTheVenueTakesOnOneConnectionAndAllInTheEnd()
    {
        BinanceRequests requests = new();
        FeedOptions options = new() { RequestBurst = 1_000, RequestsPerSecond = 1_000, TopicsPerRequest = 1 };
        FeedSymbol[] symbols = [.. Enumerable.Range(0, Symbols).Select(i => new FeedSymbol($"Binance:S{i}USDT", i))];
        FeedSession session = new(requests, options, new FeedShare(options), connection: 0, symbols, TopicKind.Book);
        Outbox outbox = new();
        session.Connected(outbox, outbox.NowNs);
        while (outbox.Times.Count < Symbols && outbox.NowNs < 60_000 * Millisecond)
        {
            outbox.NowNs += 100 * Millisecond;
            session.Turn(outbox.NowNs);
        }

        Assert.Equal(Symbols, outbox.Topics.Distinct().Count());
        Assert.All(outbox.Times, from => Assert.InRange(outbox.Times.Count(t => t >= from && t < from + (1_000 * Millisecond)), 1, requests.MessagesPerSecond!.Value - 2));
    }

    private sealed class Outbox : IOutbox
    {
        public long NowNs { get; set; } = 1_000 * Millisecond;

        public List<long> Times { get; } = [];

        public List<string> Topics { get; } = [];

        public bool TrySend(byte[] utf8)
        {
            using JsonDocument request = JsonDocument.Parse(utf8);
            Topics.AddRange(request.RootElement.GetProperty("params").EnumerateArray().Select(p => p.GetString()!));
            Times.Add(NowNs);
            return true;
        }
    }
}
