using System.Globalization;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Books;

/// <summary>A book that is fed and drawn as text: levels are <c>price:quantity</c>, best first, bids and asks apart by a bar.</summary>
internal sealed class BookProbe(int depth = 5)
{
    public OrderBook Book { get; } = new(depth, BybitVenue.Instance.SyncRule);

    public string Drawing => $"{Draw(Book.Bids)} | {Draw(Book.Asks)}";

    public BookChange Snapshot(long u, string ladder) => Apply(true, u, ladder);

    public BookChange Delta(long u, string ladder) => Apply(false, u, ladder);

    private BookChange Apply(bool snapshot, long u, string ladder)
    {
        string[] sides = ladder.Split('|');
        return Book.Apply(new BookEvent
        {
            IsSnapshot = snapshot,
            Depth = depth,
            UpdateId = u,
            Sequence = u * 10,
            ExchangeTimeMs = 0,
            Bids = Levels(sides[0]),
            Asks = Levels(sides[1]),
        });
    }

    private static BookLevel[] Levels(string side) =>
    [
        .. side.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':'))
            .Select(p => new BookLevel(long.Parse(p[0], CultureInfo.InvariantCulture), long.Parse(p[1], CultureInfo.InvariantCulture))),
    ];

    private static string Draw(BookLadder ladder) => string.Join(' ', ladder.Levels.ToArray().Select(l => $"{l.PriceTicks}:{l.QtyLots}"));
}
