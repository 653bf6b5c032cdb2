using System.Globalization;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>The book behind a book, beside the reference; both are given the same, and asserted to agree. Prices and quantities are whole numbers.</summary>
internal sealed class DeepProbe(int depth, int askedFor, int most)
{
    private readonly ReferenceDeepBook _reference = new(depth, askedFor, most);

    public DeepBook Deep { get; } = new(new RuleOf(askedFor), depth, most);

    public OrderBook Shown => Deep.Shown;

    public string Drawing => $"{Draw(Shown.Bids)} | {Draw(Shown.Asks)}";

    public BookChange Snapshot(ReferenceDiff snapshot)
    {
        BookChange change = Deep.Apply(ToEvent(snapshot, isSnapshot: true));
        _reference.OnSnapshot(snapshot);
        AssertAgree();
        return change;
    }

    public BookChange Update(ReferenceDiff update)
    {
        BookChange change = Deep.Apply(ToEvent(update, isSnapshot: false));
        _reference.OnUpdate(update);
        AssertAgree();
        return change;
    }

    /// <summary>The connection is lost.</summary>
    public void Lose()
    {
        Shown.Lose(BookFaultKind.ConnectionLost);
        _reference.Break();
    }

    /// <summary>An update, as <c>price:quantity</c>, bids and asks apart by a bar.</summary>
    public static ReferenceDiff Diff(long first, long last, long previous, string ladder)
    {
        string[] sides = ladder.Split('|');
        return new ReferenceDiff(first, last, previous, Levels(sides[0]), Levels(sides[1]));
    }

    private void AssertAgree()
    {
        ReferenceDeepStatus status = Shown.IsLive ? ReferenceDeepStatus.Live
            : Shown.Fault.Kind == BookFaultKind.Narrow ? ReferenceDeepStatus.Narrow
            : ReferenceDeepStatus.Waiting;
        Assert.Equal(_reference.Status, status);
        if (Shown.IsLive)
        {
            Assert.Equal(_reference.Id, Shown.UpdateId);
            Assert.Equal(Best(_reference.Bids), Shown.Bids.Levels.ToArray());
            Assert.Equal(Best(_reference.Asks), Shown.Asks.Levels.ToArray());
        }
    }

    private IEnumerable<BookLevel> Best(ReferenceDeepSide side) => side.Known.Take(depth).Select(l => new BookLevel((long)l.Key, (long)l.Value));

    private static BookEvent ToEvent(ReferenceDiff diff, bool isSnapshot) => ToEvent(
        diff, isSnapshot, [.. diff.Bids.Select(l => new BookLevel((long)l.Price, (long)l.Quantity))], [.. diff.Asks.Select(l => new BookLevel((long)l.Price, (long)l.Quantity))]);

    private static BookEvent ToEvent(ReferenceDiff diff, bool isSnapshot, BookLevel[] bids, BookLevel[] asks) => new()
    {
        IsSnapshot = isSnapshot,
        Depth = 0,
        FirstUpdateId = diff.First,
        UpdateId = diff.Last,
        PreviousUpdateId = diff.Previous,
        Sequence = diff.Last,
        TradeSequence = diff.Last,
        ExchangeTimeMs = diff.Last,
        Bids = bids,
        Asks = asks,
    };

    private static List<(decimal, decimal)> Levels(string side) =>
        [.. side.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':')).Select(p => (decimal.Parse(p[0], CultureInfo.InvariantCulture), decimal.Parse(p[1], CultureInfo.InvariantCulture)))];

    private static string Draw(BookLadder ladder) => string.Join(' ', ladder.Levels.ToArray().Select(l => $"{l.PriceTicks}:{l.QtyLots}"));

    /// <summary>The venue's rule, with smaller snapshots.</summary>
    private sealed class RuleOf(int askedFor) : ISyncRule
    {
        private static readonly ISyncRule Venue = BinanceVenue.Instance.SyncRule;

        public int SnapshotLevels => askedFor;

        public SyncVerdict Judge(in BookEvent update, long updateId, bool isFirst) => Venue.Judge(update, updateId, isFirst);
    }
}
