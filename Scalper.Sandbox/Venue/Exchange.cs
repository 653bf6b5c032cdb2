using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The public linear socket of the exchange as a stepper: times, client messages and faults go in, frames come out in each client's outbox.
/// Reads no clock and does no I/O; times are Unix ns and one that goes back counts as the latest one known. Everything happens at its own time,
/// so the size of the steps changes nothing. Not thread-safe.
/// </summary>
internal sealed class Exchange
{
    private readonly ExchangeSettings _settings;
    private readonly SeededRandom _random;
    private readonly List<ClientSession> _clients = [];
    private readonly CommandDesk _commands;
    private readonly FaultDesk _faults;
    private readonly TruthDesk _truth;
    private long _nowNs;
    private long _nextIdleCheckNs;

    public Exchange(IMarket market, ExchangeSettings settings)
    {
        (Market, _settings) = (market, settings);
        _random = SeededRandom.For(settings.Seed, "connections");
        _faults = new FaultDesk(this, settings.Seed);
        _commands = new CommandDesk(this, settings.MaxArgumentCharacters, _faults);
        _truth = new TruthDesk(this);
    }

    public IMarket Market { get; }

    /// <summary>Those connected, in the order they came.</summary>
    public IReadOnlyList<ClientSession> Clients => _clients;

    public int ClientCount => _clients.Count;

    /// <summary>The last 1,000 commands carried out or refused, oldest first.</summary>
    public IReadOnlyCollection<CarriedFault> History => _faults.History;

    /// <summary>Called at every new update id of a book that has subscribers, when the feed shows the truth at it; after a restart ids come again. Set before anybody subscribes.</summary>
    public Action<BookFeed>? BookPublished { get; set; }

    /// <summary>Called after each command, carried out or refused.</summary>
    public Action<CarriedFault>? FaultCarried { get; set; }

    /// <summary>What the exchange shows at the door: a connection, or how it is refused.</summary>
    public bool TryConnect(long nowNs, [NotNullWhen(true)] out ClientSession? session, [NotNullWhen(false)] out ConnectRefusal? refusal)
    {
        Advance(nowNs);
        refusal = _faults.Connections.TakeRefusal();
        session = refusal is null ? Connect(nowNs) : null;
        return session is not null;
    }

    /// <summary>Lets a client in whatever the faults say.</summary>
    public ClientSession Connect(long nowNs)
    {
        Advance(nowNs);
        ClientSession client = new($"{_random.Token(20)}-{_random.Token(5)}", new Outbox(_settings.MaxOutboxBytes), _nowNs);
        _clients.Add(client);
        _faults.Connections.Greet(client);
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
            _commands.Leave(subscription);
        }

        client.Subscriptions.Clear();
        client.Outbox.Close();
    }

    /// <summary>Plays the market and the faults up to the time, then cuts off clients that do not read or have been idle too long.</summary>
    public void Advance(long nowNs)
    {
        nowNs = Math.Max(_nowNs, nowNs);
        while (_faults.NextNs is { } dueNs && dueNs <= nowNs)
        {
            Play(Math.Max(_nowNs, dueNs));
            _faults.RunUntil(_nowNs);
        }
        Play(nowNs);
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            if (_clients[i].Outbox.Overrun)
            {
                Cut(_clients[i], $"more than {_settings.MaxOutboxBytes} bytes wait unread");
            }
        }
        if (_nowNs >= _nextIdleCheckNs)
        {
            CutIdleClients();
        }
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
        Read(client, text, _nowNs);
    }

    /// <summary>Carries out one fault command, an object such as <c>{"cmd":"drop","code":1001}</c>.</summary>
    public ControlAnswer Control(JsonElement command, long nowNs)
    {
        Advance(nowNs);
        return _faults.Carry(command, _nowNs);
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
        _faults.Follow(schedule, _nowNs);
    }

    /// <summary>The stream of one book depth, which shows the truth; null where the market has none such.</summary>
    public BookFeed? BookOf(string symbol, int depth) => Market.Find(new Topic(TopicKind.OrderBook, depth, symbol)) as BookFeed;

    /// <summary>The state of a contract, or of all that move for "*", as last published; null for an unknown one.</summary>
    public byte[]? Truth(string symbol, int depth, int trades, long nowNs)
    {
        Advance(nowNs);
        return _truth.Answer(symbol, depth, trades);
    }

    /// <summary>Reads a message now.</summary>
    internal void Read(ClientSession client, string text, long nowNs)
    {
        client.LastActiveNs = nowNs;
        _commands.Carry(client, ClientCommand.Read(text), nowNs);
    }

    internal void Cut(ClientSession client, SessionEnd end, string reason)
    {
        client.Cut(end, reason);
        Disconnect(client);
    }

    /// <summary>Takes the topics of a contract away from everybody.</summary>
    internal void Withdraw(string symbol)
    {
        foreach (ClientSession client in _clients)
        {
            foreach (Subscription subscription in client.Subscriptions.Values.Where(subscription => subscription.Feed.Topic.Symbol == symbol).ToList())
            {
                _commands.End(client, subscription);
            }
        }
    }

    private void Play(long nowNs)
    {
        _nowNs = nowNs;
        Market.Advance(nowNs);
    }

    private void CutIdleClients()
    {
        _nextIdleCheckNs = _nowNs + Nanoseconds(_settings.IdleCheck);
        for (int i = _clients.Count - 1; i >= 0; i--)
        {
            ClientSession client = _clients[i];
            client.LastActiveNs = Math.Max(client.LastActiveNs, client.Outbox.TakeDataMark() ? _nowNs : 0);
            if (_nowNs - client.LastActiveNs >= Nanoseconds(_settings.IdleLimit))
            {
                Cut(client, $"neither ping nor data for {_settings.IdleLimit.TotalMinutes} minutes");
            }
        }
    }

    private void Cut(ClientSession client, string reason) => Cut(client, new SessionEnd(SessionEnd.NoCloseFrame, ""), reason);

    private static long Nanoseconds(TimeSpan span) => span.Ticks * 100;
}
