using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The public linear socket of the exchange as a stepper: times and client messages go in, frames come out in each client's outbox.
/// Reads no clock and does no I/O; times are Unix ns and one that goes back counts as the latest one known. Not thread-safe.
/// </summary>
internal sealed class Exchange(IMarket market, ExchangeSettings settings)
{
    private readonly SeededRandom _random = SeededRandom.For(settings.Seed, "connections");
    private readonly FrameWriter _writer = new();
    private readonly List<ClientSession> _clients = [];
    private long _nowNs;
    private long _nextIdleCheckNs;

    public IMarket Market => market;

    public int ClientCount => _clients.Count;

    public ClientSession Connect(long nowNs)
    {
        Advance(nowNs);
        ClientSession client = new($"{_random.Token(20)}-{_random.Token(5)}", new Outbox(settings.MaxOutboxBytes), _nowNs);
        _clients.Add(client);
        return client;
    }

    /// <summary>Forgets a client that has gone.</summary>
    public void Disconnect(ClientSession client)
    {
        if (!_clients.Remove(client))
        {
            return;
        }

        foreach (TopicFeed feed in client.Subscriptions.Values)
        {
            Leave(client, feed);
        }

        client.Subscriptions.Clear();
        client.Outbox.Close();
    }

    /// <summary>Plays the market up to the time, then cuts off clients that do not read or have been idle too long.</summary>
    public void Advance(long nowNs)
    {
        _nowNs = Math.Max(_nowNs, nowNs);
        market.Advance(_nowNs);
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            if (_clients[i].Outbox.Overrun)
            {
                Cut(_clients[i], $"more than {settings.MaxOutboxBytes} bytes wait unread");
            }
        }
        if (_nowNs >= _nextIdleCheckNs)
        {
            CutIdleClients();
        }
    }

    /// <summary>Answers one text message of a client.</summary>
    public void Receive(ClientSession client, string text, long nowNs)
    {
        Advance(nowNs);
        if (client.CloseReason is not null)
        {
            return;
        }

        client.LastActiveNs = _nowNs;
        ClientCommand command = ClientCommand.Read(text);
        if (command.Fault is not null)
        {
            Refuse(client, command, command.Fault);
        }
        else
        {
            Carry(client, command);
        }
    }

    private void Carry(ClientSession client, ClientCommand command)
    {
        switch (command.Operation)
        {
            case "ping":
                client.Outbox.Add(AckFrames.Pong(_writer, client.ConnectionId, command.RequestId));
                break;
            case "subscribe":
                Subscribe(client, command);
                break;
            case "unsubscribe":
                Unsubscribe(client, command);
                break;
            default:
                Refuse(client, command, $"error:request op not found,op:{command.Operation}");
                break;
        }
    }

    /// <summary>All topics or none: the first bad one refuses the whole request.</summary>
    private void Subscribe(ClientSession client, ClientCommand command)
    {
        Dictionary<string, TopicFeed> wanted = new(StringComparer.Ordinal);
        string? fault = command.Arguments.Count == 0 ? "error:args is empty" : null;
        foreach (string topic in command.Arguments)
        {
            TopicFeed? feed = Topic.TryParse(topic, out Topic parsed) ? market.Find(parsed) : null;
            fault ??= feed is null ? $"error:handler not found,topic:{topic}" : null;
            if (fault is null && (client.Subscriptions.ContainsKey(topic) || !wanted.TryAdd(topic, feed!)))
            {
                fault = $"error:already subscribed,topic:{topic}";
            }
        }
        int characters = client.ArgumentCharacters + wanted.Keys.Sum(ClientSession.CharactersOf);
        if (characters > settings.MaxArgumentCharacters)
        {
            fault ??= $"error:args length {characters} > {settings.MaxArgumentCharacters}";
        }

        if (fault is not null)
        {
            Refuse(client, command, fault);
            return;
        }
        client.Outbox.Add(AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation));
        foreach ((string topic, TopicFeed feed) in wanted)
        {
            Join(client, topic, feed);
        }
    }

    private void Join(ClientSession client, string topic, TopicFeed feed)
    {
        if (!feed.HasSubscribers)
        {
            market.Opened(feed, _nowNs);
        }

        feed.Add(client);
        client.Subscriptions.Add(topic, feed);
        client.ArgumentCharacters += ClientSession.CharactersOf(topic);
        if (feed.Snapshot(market.SnapshotTsMs(feed, _nowNs)) is { } snapshot)
        {
            client.Outbox.Add(snapshot);
        }
    }

    private void Unsubscribe(ClientSession client, ClientCommand command)
    {
        string? unknown = command.Arguments.FirstOrDefault(topic => !Topic.TryParse(topic, out Topic parsed) || market.Find(parsed) is null);
        if (unknown is not null)
        {
            Refuse(client, command, $"error:handler not found,topic:{unknown}");
            return;
        }
        foreach (string topic in command.Arguments)
        {
            if (!client.Subscriptions.Remove(topic, out TopicFeed? feed))
            {
                continue;
            }

            Leave(client, feed);
            client.ArgumentCharacters -= ClientSession.CharactersOf(topic);
        }
        client.Outbox.Add(AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation));
    }

    private void Leave(ClientSession client, TopicFeed feed)
    {
        feed.Remove(client);
        if (!feed.HasSubscribers)
        {
            market.Closed(feed);
        }
    }

    private void Refuse(ClientSession client, ClientCommand command, string reason) =>
        client.Outbox.Add(AckFrames.Refusal(_writer, reason, client.ConnectionId, command.RequestId, command.Operation));

    private void CutIdleClients()
    {
        _nextIdleCheckNs = _nowNs + Nanoseconds(settings.IdleCheck);
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            ClientSession client = _clients[i];
            client.LastActiveNs = Math.Max(client.LastActiveNs, client.Outbox.TakeDataMark() ? _nowNs : 0);
            if (_nowNs - client.LastActiveNs >= Nanoseconds(settings.IdleLimit))
            {
                Cut(client, $"neither ping nor data for {settings.IdleLimit.TotalMinutes} minutes");
            }
        }
    }

    private void Cut(ClientSession client, string reason)
    {
        client.Cut(reason);
        Disconnect(client);
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * 100;
}
