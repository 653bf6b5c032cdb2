using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Feeds;

/// <summary>A feed session driven by hand; times are seconds after a start.</summary>
internal sealed class FeedProbe : IFeedListener
{
    public const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    public FeedProbe(string[] symbols, FeedOptions? options = null, FeedShare? share = null, int connection = 0)
    {
        Options = options ?? new FeedOptions { RequestBurst = 1_000 };
        Share = share ?? new FeedShare(Options);
        Session = new FeedSession(
            new BybitRequests(50), Options, Share, connection, [.. symbols.Select((s, i) => new FeedSymbol(s, i))], TopicKind.Book, TopicKind.Trades, TopicKind.Ticker);
        Session.Attach(this);
    }

    public FeedOptions Options { get; }

    public FeedShare Share { get; }

    public FeedSession Session { get; }

    public SentRequests Sent { get; } = new();

    public List<int> RejectedBooks { get; } = [];

    public List<int> Gone { get; } = [];

    /// <summary>Seconds since the start.</summary>
    public double Now { get; set; }

    public long NowNs => At(Now);

    /// <summary>Every topic with its status, such as <c>tickers.A Confirmed</c>.</summary>
    public IEnumerable<string> Statuses => Session.Report().Select(t => $"{t.Topic} {t.Status}");

    public IReadOnlyDictionary<string, string> Rejected =>
        Session.Report().Where(t => t.Status == TopicStatus.Rejected).ToDictionary(t => t.Topic, t => t.Words!);

    public static long At(double seconds) => Start + (long)(seconds * Second);

    public FeedProbe Connect()
    {
        Session.Connected(Sent, NowNs);
        return this;
    }

    /// <summary>Everything is accepted and delivers; what was sent so far is forgotten.</summary>
    public FeedProbe ConnectAll()
    {
        Connect();
        AcceptAll();
        for (int i = 0; i < Session.Report().Count / 3; i++)
        {
            Deliver(i);
        }

        Sent.All.Clear();
        return this;
    }

    public void AcceptAll()
    {
        foreach ((string _, string id, string[] _) in Sent.All.Where(r => r.Operation == "subscribe").ToArray())
        {
            SentRequests.Accept(Session, id, NowNs);
        }
    }

    public void Deliver(int symbol)
    {
        Snapshot(symbol);
        Data(symbol, TopicKind.Trades);
        Data(symbol, TopicKind.Ticker);
    }

    public void Snapshot(int symbol) => Session.OnData(symbol, TopicKind.Book, confirms: true, isSnapshot: true, NowNs);

    public void Data(int symbol, TopicKind kind) => Session.OnData(symbol, kind, confirms: true, isSnapshot: false, NowNs);

    public void RequestSnapshot(int symbol) => Session.RequestSnapshot(symbol, NowNs);

    public void Refuse(string id, string message) => SentRequests.Refuse(Session, id, message, NowNs);

    /// <summary>Turns ten times a second up to a time; before each, the given symbols' tickers and books deliver.</summary>
    public void RunTo(double seconds, params int[] delivering) => RunTo(seconds, () => Array.ForEach(delivering, Deliver));

    /// <summary>As above, with something else done before each turn.</summary>
    public void RunTo(double seconds, Action beforeTurn)
    {
        while (Now < seconds)
        {
            Now = Math.Round(Now + 0.1, 1);
            beforeTurn();
            Session.Turn(NowNs);
        }
    }

    public void BookRejected(int symbol) => RejectedBooks.Add(symbol);

    public void SymbolGone(int symbol) => Gone.Add(symbol);
}
