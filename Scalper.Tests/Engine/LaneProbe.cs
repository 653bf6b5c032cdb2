using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Feeds;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Engine;

/// <summary>A lane of two symbols, or of those named, with its feed, driven by hand; times are milliseconds after a whole second.</summary>
internal sealed class LaneProbe
{
    public const string A = "AUSDT";
    public const string B = "BUSDT";

    public const long OriginMs = 1_786_000_000_000;
    private readonly FollowedSymbol[] _symbols;
    private int _trades;

    public LaneProbe(FeedOptions? feedOptions = null, params string[] symbols)
    {
        FeedOptions options = feedOptions ?? new FeedOptions();
        string[] names = symbols.Length > 0 ? symbols : [A, B];
        FeedShare share = new(options);
        _symbols = [.. names.Select(Symbol)];
        Delay = new MessageDelay(share.Clock);
        Feed = new FeedSession(new BybitRequests(50), options, share, connection: 0, [.. names.Select((n, i) => new FeedSymbol(n, i))], TopicKind.Book, TopicKind.Trades, TopicKind.Ticker);
        Lane = new Lane(
            new EngineOptions { Feed = options }, _symbols, [.. names.Select(_ => 50)], new LaneLinks { Feeds = [new LaneFeed(Feed, Delay)], Instruments = Desk, Pages = Pages });
    }

    public Lane Lane { get; }

    public FeedSession Feed { get; }

    public PageBudget Pages { get; } = new(1 << 20);

    public AskedInstruments Desk { get; } = new();

    public MessageDelay Delay { get; }

    public IReadOnlyList<FollowedSymbol> Symbols => _symbols;

    public SentRequests Sent { get; } = new();

    public long NowMs { get; set; }

    public long NowNs => (OriginMs + NowMs) * 1_000_000;

    /// <summary>How long ago the frames at hand were made.</summary>
    public long LateMs { get; set; }

    private long MadeMs => OriginMs + NowMs - LateMs;

    public LaneProbe Connect()
    {
        Lane.Connected(Sent, NowNs);
        return this;
    }

    public SymbolDetail Copy(int place) => Lane.Copy(_symbols[place]);

    public SymbolView View(string symbol)
    {
        _symbols.Single(s => s.Instrument.Symbol == symbol).Read(out SymbolView view);
        return view;
    }

    /// <summary>Idle turns ten times a second up to a time; before each, something else is done.</summary>
    public void RunTo(long milliseconds, Action beforeTurn)
    {
        while (NowMs < milliseconds)
        {
            NowMs = Math.Min(NowMs + 100, milliseconds);
            beforeTurn();
            Lane.Idle(NowNs);
        }
    }

    /// <summary>A ticker with the best prices and quantities of <see cref="Snapshot"/>, or other ones.</summary>
    public int Ticker(string symbol, long cs = 100, string bid = "100.0", string bidQty = "5", string ask = "100.1", string askQty = "3", bool snapshot = true) =>
        Step($$$"""{"topic":"tickers.{{{symbol}}}","type":"{{{(snapshot ? "snapshot" : "delta")}}}","data":{"symbol":"{{{symbol}}}","lastPrice":"100.0","bid1Price":"{{{bid}}}","bid1Size":"{{{bidQty}}}","ask1Price":"{{{ask}}}","ask1Size":"{{{askQty}}}"},"cs":{{{cs}}},"ts":{{{MadeMs}}}}""");

    public int Step(string frame) => Lane.Step(Encoding.UTF8.GetBytes(frame), NowNs);

    public int Snapshot(string symbol, long u = 10) => Book(symbol, true, u, [("100.0", "5"), ("99.9", "4")], [("100.1", "3")]);

    public int Delta(string symbol, long u, string askQuantity = "7") => Book(symbol, false, u, [], [("100.1", askQuantity)]);

    public int Book(string symbol, bool snapshot, long u, (string, string)[] bids, (string, string)[] asks, int depth = 50) =>
        Step(FrameText.Book(symbol, depth, snapshot, u, u * 10, MadeMs, bids, asks));

    public int Trades(string symbol, int count)
    {
        IEnumerable<TradeText> trades = Enumerable.Range(0, count)
            .Select(_ => new TradeText($"{++_trades}", 1, true, null, "100.1", "1", false, false, MadeMs));
        return Step(FrameText.Trades(symbol, MadeMs, trades));
    }

    private static FollowedSymbol Symbol(string name, int place) => new(new Instrument(name, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0, place);
}
