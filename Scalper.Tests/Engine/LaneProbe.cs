using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Feeds;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Engine;

/// <summary>A lane of two symbols with its feed, driven by hand; times are milliseconds after a whole second.</summary>
internal sealed class LaneProbe
{
    public const string A = "AUSDT";
    public const string B = "BUSDT";

    private const long OriginMs = 1_786_000_000_000;
    private readonly FollowedSymbol[] _symbols = [Symbol(A), Symbol(B)];
    private int _trades;

    public LaneProbe(FeedOptions? feedOptions = null)
    {
        FeedOptions options = feedOptions ?? new FeedOptions();
        Feed = new FeedSession(
            new BybitRequests(50), options, new FeedShare(options), connection: 0, [new FeedSymbol(A, 0), new FeedSymbol(B, 1)], Enum.GetValues<TopicKind>());
        Lane = new Lane(new EngineOptions { Feed = options }, _symbols, [50, 50], new LaneLinks { Feed = Feed, Instruments = Desk });
    }

    public Lane Lane { get; }

    public FeedSession Feed { get; }

    public AskedInstruments Desk { get; } = new();

    public SentRequests Sent { get; } = new();

    public long NowMs { get; set; }

    public long NowNs => (OriginMs + NowMs) * 1_000_000;

    public LaneProbe Connect()
    {
        Lane.Connected(Sent, NowNs);
        return this;
    }

    public SymbolView View(string symbol)
    {
        _symbols[symbol == A ? 0 : 1].Read(out SymbolView view);
        return view;
    }

    public int Step(string frame) => Lane.Step(Encoding.UTF8.GetBytes(frame), NowNs);

    public int Snapshot(string symbol, long u = 10) => Book(symbol, true, u, [("100.0", "5"), ("99.9", "4")], [("100.1", "3")]);

    public int Delta(string symbol, long u, string askQuantity = "7") => Book(symbol, false, u, [], [("100.1", askQuantity)]);

    public int Book(string symbol, bool snapshot, long u, (string, string)[] bids, (string, string)[] asks, int depth = 50) =>
        Step(FrameText.Book(symbol, depth, snapshot, u, u * 10, OriginMs + NowMs, bids, asks));

    public int Trades(string symbol, int count)
    {
        IEnumerable<TradeText> trades = Enumerable.Range(0, count)
            .Select(_ => new TradeText($"{++_trades}", 1, true, null, "100.1", "1", false, false, OriginMs + NowMs));
        return Step(FrameText.Trades(symbol, OriginMs + NowMs, trades));
    }

    private static FollowedSymbol Symbol(string name) => new(new Instrument(name, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0);
}
