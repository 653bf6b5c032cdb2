using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>Carries out what clients ask for, in the venue's words.</summary>
internal sealed class CommandDesk(Exchange exchange, int maxArgumentCharacters, FaultDesk faults)
{
    private readonly FrameWriter _writer = new();

    public void Carry(ClientSession client, ClientCommand command, long nowNs)
    {
        if (command.Fault is not null)
        {
            Refuse(client, command, command.Fault, nowNs);
            return;
        }
        switch (command.Operation)
        {
            case "ping":
                faults.Answers.SendPong(client, AckFrames.Pong(_writer, client.ConnectionId, command.RequestId));
                break;
            case "subscribe":
                Subscribe(client, command, nowNs);
                break;
            case "unsubscribe":
                Unsubscribe(client, command, nowNs);
                break;
            default:
                Refuse(client, command, $"error:request op not found,op:{command.Operation}", nowNs);
                break;
        }
    }

    /// <summary>Ends one topic of a client that stays.</summary>
    public void End(ClientSession client, Subscription subscription)
    {
        client.Subscriptions.Remove(subscription.Feed.Name);
        Leave(subscription);
        client.ArgumentCharacters -= ClientSession.CharactersOf(subscription.Feed.Name);
    }

    public void Leave(Subscription subscription)
    {
        subscription.Feed.Remove(subscription);
        if (!subscription.Feed.HasSubscribers)
        {
            exchange.Market.Closed(subscription.Feed);
        }
    }

    /// <summary>All topics or none: the first bad one refuses the whole request.</summary>
    private void Subscribe(ClientSession client, ClientCommand command, long nowNs)
    {
        Dictionary<string, TopicFeed> wanted = new(StringComparer.Ordinal);
        string? fault = command.Arguments.Count == 0 ? "error:args is empty" : null;
        foreach (string topic in command.Arguments)
        {
            TopicFeed? feed = Open(topic);
            fault ??= feed is null ? $"error:handler not found,topic:{topic}" : faults.Answers.TakeRejection(client, feed);
            if (fault is null && (client.Subscriptions.ContainsKey(topic) || !wanted.TryAdd(topic, feed!)))
            {
                fault = $"error:already subscribed,topic:{topic}";
            }
        }
        int characters = client.ArgumentCharacters + wanted.Keys.Sum(ClientSession.CharactersOf);
        if (characters > maxArgumentCharacters)
        {
            fault ??= $"error:args length {characters} > {maxArgumentCharacters}";
        }

        if (fault is not null)
        {
            Refuse(client, command, fault, nowNs);
            return;
        }
        Answer(client, command, AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation), nowNs);
        foreach (TopicFeed feed in wanted.Values)
        {
            Join(client, feed, nowNs);
        }
    }

    /// <summary>The stream of a topic that can be subscribed.</summary>
    private TopicFeed? Open(string topic) =>
        Topic.TryParse(topic, out Topic parsed) && !exchange.Market.Board.IsClosed(parsed.Symbol) ? exchange.Market.Find(parsed) : null;

    private void Join(ClientSession client, TopicFeed feed, long nowNs)
    {
        if (!feed.HasSubscribers)
        {
            if (feed is BookFeed book)
            {
                book.Published = exchange.BookPublished;
            }

            exchange.Market.Opened(feed, nowNs);
        }

        Subscription subscription = new(client, feed);
        faults.Streams.Greet(subscription);
        feed.Add(subscription);
        client.Subscriptions.Add(feed.Name, subscription);
        client.ArgumentCharacters += ClientSession.CharactersOf(feed.Name);
        if (feed.Snapshot(exchange.Market.SnapshotTsMs(feed, nowNs)) is { } snapshot)
        {
            subscription.Begin(snapshot);
        }
    }

    private void Unsubscribe(ClientSession client, ClientCommand command, long nowNs)
    {
        string? unknown = command.Arguments.FirstOrDefault(topic => !Topic.TryParse(topic, out Topic parsed) || exchange.Market.Find(parsed) is null);
        if (unknown is not null)
        {
            Refuse(client, command, $"error:handler not found,topic:{unknown}", nowNs);
            return;
        }
        foreach (string topic in command.Arguments)
        {
            if (client.Subscriptions.TryGetValue(topic, out Subscription? subscription))
            {
                End(client, subscription);
            }
        }
        Answer(client, command, AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation), nowNs);
    }

    private void Refuse(ClientSession client, ClientCommand command, string reason, long nowNs) =>
        Answer(client, command, AckFrames.Refusal(_writer, reason, client.ConnectionId, command.RequestId, command.Operation), nowNs);

    private void Answer(ClientSession client, ClientCommand command, byte[] frame, long nowNs) => faults.Answers.SendAck(client, command, frame, nowNs);
}
