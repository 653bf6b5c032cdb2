using System.Diagnostics.CodeAnalysis;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Venue;

/// <summary>The public linear socket of the exchange as a stepper.</summary>
internal sealed class Exchange : VenueStepper
{
    private readonly ExchangeSettings _settings;
    private readonly CommandDesk _commands;
    private readonly TruthDesk _truth;
    private long _nextIdleCheckNs;

    public Exchange(IMarket market, ExchangeSettings settings)
        : base(market, new TopicNames(), settings.Seed, settings.MaxOutboxBytes)
    {
        _settings = settings;
        AnswerFaults answers = new(Faults);
        Faults.Add(answers.Commands);
        Faults.Add(new BookFaults(this, Faults).Commands);
        _commands = new CommandDesk(this, settings.MaxArgumentCharacters, Faults.Acks, answers);
        _truth = new TruthDesk(this);
    }

    /// <summary>Called at every new update id of a book that has subscribers, when the feed shows the truth at it; after a restart ids come again. Set before anybody subscribes.</summary>
    public Action<BookFeed>? BookPublished { get; set; }

    /// <inheritdoc cref="VenueStepper.TryConnect"/>
    public bool TryConnect(long nowNs, [NotNullWhen(true)] out ClientSession? session, [NotNullWhen(false)] out ConnectRefusal? refusal) =>
        TryConnect("", nowNs, out session, out refusal);

    /// <inheritdoc cref="VenueStepper.Connect"/>
    public ClientSession Connect(long nowNs) => Connect("", nowNs);

    /// <summary>The stream of one book depth, which shows the truth; null where the market has none such.</summary>
    public BookFeed? BookOf(string symbol, int depth) => Market.Find(new Topic(TopicKind.OrderBook, depth, symbol)) as BookFeed;

    /// <summary>The state of a contract, or of all that move for "*", as last published; null for an unknown one.</summary>
    public byte[]? Truth(string symbol, int depth, int trades, long nowNs)
    {
        Advance(nowNs);
        return _truth.Answer(symbol, depth, trades);
    }

    internal override void Read(ClientSession client, string text, long nowNs)
    {
        client.LastActiveNs = nowNs;
        _commands.Carry(client, ClientCommand.Read(text), nowNs);
    }

    internal override long SnapshotTsMs(StreamFeed feed, long nowNs) => Market.SnapshotTsMs((TopicFeed)feed, nowNs);

    protected override ClientSession Admit(string target, string connectionId, Outbox outbox) => new(connectionId, outbox, NowNs);

    protected override void Opened(StreamFeed feed, long nowNs)
    {
        if (feed is BookFeed book)
        {
            book.Published = BookPublished;
        }

        Market.Opened((TopicFeed)feed, nowNs);
    }

    protected override void Closed(StreamFeed feed) => Market.Closed((TopicFeed)feed);

    /// <summary>Cuts off clients that have been idle too long.</summary>
    protected override void Advanced()
    {
        if (NowNs < _nextIdleCheckNs)
        {
            return;
        }

        _nextIdleCheckNs = NowNs + Nanoseconds(_settings.IdleCheck);
        foreach (ClientSession client in Clients.Reverse().ToList())
        {
            client.LastActiveNs = Math.Max(client.LastActiveNs, client.Outbox.TakeDataMark() ? NowNs : 0);
            if (NowNs - client.LastActiveNs >= Nanoseconds(_settings.IdleLimit))
            {
                Cut(client, $"neither ping nor data for {_settings.IdleLimit.TotalMinutes} minutes");
            }
        }
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * 100;
}
