using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The public side of an exchange as a stepper: times, client messages and faults go in, frames come out in each client's outbox.
/// Reads no clock and does no I/O; times are Unix ns and one that goes back counts as the latest one known. Everything happens at its own time,
/// so the size of the steps changes nothing. Not thread-safe.
/// </summary>
internal abstract class VenueStepper
{
    private readonly List<ClientSession> _clients = [];
    private readonly SeededRandom _random;
    private readonly long _maxOutboxBytes;

    protected VenueStepper(IMarket market, IStreamNames names, ulong seed, long maxOutboxBytes)
    {
        (Market, Names, _maxOutboxBytes) = (market, names, maxOutboxBytes);
        _random = SeededRandom.For(seed, "connections");
        Faults = new FaultDesk(this, Agenda, seed);
    }

    public IMarket Market { get; }

    public IStreamNames Names { get; }

    /// <summary>Those connected, in the order they came.</summary>
    public IReadOnlyList<ClientSession> Clients => _clients;

    public int ClientCount => _clients.Count;

    /// <summary>The last 1,000 commands carried out or refused, oldest first.</summary>
    public IReadOnlyCollection<CarriedFault> History => Faults.History;

    /// <summary>Called after each command, carried out or refused.</summary>
    public Action<CarriedFault>? FaultCarried { get; set; }

    protected FaultDesk Faults { get; }

    /// <summary>What is put off, and happens whether the market moves or not.</summary>
    protected Agenda Agenda { get; } = new();

    protected long NowNs { get; private set; }

    /// <summary>What the exchange shows at the door: a connection, or how it is refused.</summary>
    /// <param name="target">Path and query of the request.</param>
    public bool TryConnect(string target, long nowNs, [NotNullWhen(true)] out ClientSession? session, [NotNullWhen(false)] out ConnectRefusal? refusal)
    {
        Advance(nowNs);
        refusal = Faults.Connections.TakeRefusal();
        session = refusal is null ? Connect(target, nowNs) : null;
        return session is not null;
    }

    /// <summary>Lets a client in whatever the faults say.</summary>
    /// <param name="target">Path and query of the request.</param>
    public ClientSession Connect(string target, long nowNs)
    {
        Advance(nowNs);
        ClientSession client = Admit(target, $"{_random.Token(20)}-{_random.Token(5)}", new Outbox(_maxOutboxBytes));
        _clients.Add(client);
        Faults.Connections.Greet(client);
        Welcome(client);
        return client;
    }

    /// <summary>Forgets a client that has gone.</summary>
    public void Disconnect(ClientSession client)
    {
        if (!_clients.Remove(client))
        {
            return;
        }

        foreach (Subscription subscription in client.Subscriptions.Values)
        {
            Leave(subscription);
        }

        client.Subscriptions.Clear();
        client.Outbox.Close();
    }

    /// <summary>Plays the market and the faults up to the time, then cuts off clients that do not read.</summary>
    public void Advance(long nowNs)
    {
        nowNs = Math.Max(NowNs, nowNs);
        while (Agenda.NextNs is { } dueNs && dueNs <= nowNs)
        {
            Play(Math.Max(NowNs, dueNs));
            Agenda.RunUntil(NowNs);
        }
        Play(nowNs);
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            if (_clients[i].Outbox.Overrun)
            {
                Cut(_clients[i], $"more than {_maxOutboxBytes} bytes wait unread");
            }
        }

        Advanced();
    }

    /// <summary>Answers one text message of a client; while its connection is half-open, later.</summary>
    public void Receive(ClientSession client, string text, long nowNs)
    {
        Advance(nowNs);
        if (client.CloseReason is not null)
        {
            return;
        }

        if (client.IsHalfOpen)
        {
            client.LeaveUnread(text);
            return;
        }
        Read(client, text, NowNs);
    }

    /// <summary>A ping or pong frame of a client, with what it carries.</summary>
    public void ReceiveControl(ClientSession client, bool isPong, ReadOnlyMemory<byte> payload, long nowNs)
    {
        Advance(nowNs);
        if (client.CloseReason is null)
        {
            ReadControl(client, isPong, payload, NowNs);
        }
    }

    /// <summary>Carries out one fault command, an object such as <c>{"cmd":"drop","code":1001}</c>.</summary>
    public ControlAnswer Control(JsonElement command, long nowNs)
    {
        Advance(nowNs);
        return Faults.Carry(command, NowNs);
    }

    /// <inheritdoc cref="Control(JsonElement, long)"/>
    public ControlAnswer Control(string command, long nowNs)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(command);
        }
        catch (JsonException e)
        {
            return ControlAnswer.Refused($"expected one JSON object, got text that is none: {e.Message}");
        }

        using (document)
        {
            return Control(document.RootElement, nowNs);
        }
    }

    /// <summary>Faults of the schedule from now on, in place of those of any other; null for none.</summary>
    public void Follow(FaultSchedule? schedule, long nowNs)
    {
        Advance(nowNs);
        Faults.Follow(schedule, NowNs);
    }

    /// <summary>Reads a message now.</summary>
    internal abstract void Read(ClientSession client, string text, long nowNs);

    internal void Cut(ClientSession client, SessionEnd end, string reason)
    {
        client.Cut(end, reason);
        Disconnect(client);
    }

    /// <summary>Takes the streams of a contract away from everybody.</summary>
    internal void Withdraw(string symbol)
    {
        foreach (ClientSession client in _clients)
        {
            foreach (Subscription subscription in client.Subscriptions.Values.Where(subscription => subscription.Feed.Symbol == symbol).ToList())
            {
                End(client, subscription);
            }
        }
    }

    /// <summary>A contract is there that was not.</summary>
    internal virtual void Listed(string symbol)
    {
    }

    /// <summary>Ends one stream of a client that stays.</summary>
    internal void End(ClientSession client, Subscription subscription)
    {
        client.Subscriptions.Remove(subscription.Feed.Name);
        Leave(subscription);
    }

    /// <summary>The time that a new subscriber's snapshot of the feed carries, Unix ms.</summary>
    internal abstract long SnapshotTsMs(StreamFeed feed, long nowNs);

    /// <summary>A client who comes in by a path.</summary>
    protected abstract ClientSession Admit(string target, string connectionId, Outbox outbox);

    /// <summary>What a client is sent, or gets into, because of how it came in.</summary>
    protected virtual void Welcome(ClientSession client)
    {
    }

    /// <summary>Looks after the clients once the time has been reached.</summary>
    protected virtual void Advanced()
    {
    }

    protected virtual void ReadControl(ClientSession client, bool isPong, ReadOnlyMemory<byte> payload, long nowNs)
    {
    }

    /// <summary>A feed has got its first subscriber, who has not been entered yet.</summary>
    protected abstract void Opened(StreamFeed feed, long nowNs);

    /// <summary>A feed has lost its last subscriber.</summary>
    protected abstract void Closed(StreamFeed feed);

    /// <summary>Enters a client among those of a feed; what it begins with, if anything, goes out.</summary>
    internal void Join(ClientSession client, StreamFeed feed, long nowNs)
    {
        if (!feed.HasSubscribers)
        {
            Opened(feed, nowNs);
        }

        Subscription subscription = new(client, feed);
        Faults.Streams.Greet(subscription);
        feed.Add(subscription);
        client.Subscriptions.Add(feed.Name, subscription);
        if (feed.Snapshot(SnapshotTsMs(feed, nowNs)) is { } snapshot)
        {
            subscription.Begin(snapshot);
        }
    }

    protected void Cut(ClientSession client, string reason) => Cut(client, new SessionEnd(SessionEnd.NoCloseFrame, ""), reason);

    private void Leave(Subscription subscription)
    {
        subscription.Feed.Remove(subscription);
        if (!subscription.Feed.HasSubscribers)
        {
            Closed(subscription.Feed);
        }
    }

    private void Play(long nowNs)
    {
        NowNs = nowNs;
        Market.Advance(nowNs);
    }
}
