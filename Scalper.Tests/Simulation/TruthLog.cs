using Scalper.Core.Books;
using Scalper.Core.Primitives;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Tests.Simulation;

/// <summary>The venue's true books of one symbol, at each of its last update ids.</summary>
internal sealed class TruthLog
{
    // Some ten seconds of a busy book: longer than a silent one may be served.
    private const int Kept = 2_048;

    private readonly Entry[] _ring = [.. Enumerable.Range(0, Kept).Select(_ => new Entry())];
    private readonly Dictionary<(long UpdateId, long Seq), Entry> _byId = [];
    private int _next;
    private Entry? _last;

    public void Note(in TrueBook book, long nowNs)
    {
        if (_last is { } last)
        {
            last.EndedAtNs = nowNs;
        }

        Entry entry = _ring[_next++ % Kept];
        if (entry.IsUsed && _byId.GetValueOrDefault((entry.UpdateId, entry.Seq)) == entry)
        {
            _byId.Remove((entry.UpdateId, entry.Seq));
        }

        entry.Take(book, nowNs);
        _last = entry;
        _byId[(entry.UpdateId, entry.Seq)] = entry;
    }

    /// <summary>How long ago the venue went on from a book; 0 where it is the venue's last.</summary>
    public long AgeNs(OrderBook book, long nowNs) =>
        _byId.GetValueOrDefault((book.UpdateId, book.Sequence ?? 0)) is { EndedAtNs: > 0 } entry ? nowNs - entry.EndedAtNs : 0;

    /// <summary>What is wrong with a served book; null where it is the venue's own.</summary>
    public string? Compare(OrderBook book, Instrument instrument)
    {
        if (!_byId.TryGetValue((book.UpdateId, book.Sequence ?? 0), out Entry? truth))
        {
            return $"served update {book.UpdateId} (seq {book.Sequence}), which the venue never had or had long ago";
        }

        return truth.Compare("bids", truth.Bids, book.Bids.Levels, instrument) ?? truth.Compare("asks", truth.Asks, book.Asks.Levels, instrument);
    }

    /// <summary>For how long the venue's best levels have been other than those of a book; 0 where they are the same.</summary>
    public long BestDiffersForNs(OrderBook book, Instrument instrument, long nowNs)
    {
        long sinceNs = nowNs;
        for (int back = 1; back <= Math.Min(_next, Kept); back++)
        {
            Entry entry = _ring[(_next - back) % Kept];
            if (entry.HasBestOf(book, instrument))
            {
                break;
            }

            sinceNs = entry.BeganAtNs;
        }

        return nowNs - sinceNs;
    }

    private sealed class Entry
    {
        private NumberForm _price;
        private NumberForm _quantity;

        public bool IsUsed { get; private set; }

        /// <summary>When the venue came to it.</summary>
        public long BeganAtNs { get; private set; }

        /// <summary>When the venue went on from it; 0 while it is the last.</summary>
        public long EndedAtNs { get; set; }

        public long UpdateId { get; private set; }

        public long Seq { get; private set; }

        public List<Level> Bids { get; } = [];

        public List<Level> Asks { get; } = [];

        public void Take(in TrueBook book, long nowNs)
        {
            IsUsed = true;
            (BeganAtNs, EndedAtNs) = (nowNs, 0);
            (UpdateId, Seq, _price, _quantity) = (book.UpdateId, book.Sequence, book.Price, book.Quantity);
            Bids.Clear();
            Bids.AddRange(book.Bids);
            Asks.Clear();
            Asks.AddRange(book.Asks);
        }

        public bool HasBestOf(OrderBook book, Instrument instrument) =>
            Compare("bids", Bids[..Math.Min(1, Bids.Count)], book.Bids.Levels[..Math.Min(1, book.Bids.Count)], instrument) is null
            && Compare("asks", Asks[..Math.Min(1, Asks.Count)], book.Asks.Levels[..Math.Min(1, book.Asks.Count)], instrument) is null;

        public string? Compare(string side, List<Level> truth, ReadOnlySpan<BookLevel> served, Instrument instrument)
        {
            if (truth.Count != served.Length)
            {
                return $"served {served.Length} {side} at update {UpdateId}, the venue had {truth.Count}";
            }

            bool sameGrid = _price.StepText == instrument.TickSize.Text && _quantity.StepText == instrument.QtyStep.Text;
            for (int i = 0; i < served.Length; i++)
            {
                bool same = sameGrid
                    ? served[i].PriceTicks == truth[i].Price && served[i].QtyLots == truth[i].Quantity
                    : Same(served[i].PriceTicks, instrument.TickSize, truth[i].Price, _price) && Same(served[i].QtyLots, instrument.QtyStep, truth[i].Quantity, _quantity);
                if (!same)
                {
                    return $"served {instrument.Price(served[i].PriceTicks)} x {instrument.Quantity(served[i].QtyLots)} as number {i} of the {side} at update {UpdateId}, "
                        + $"the venue had {_price.Text(truth[i].Price)} x {_quantity.Text(truth[i].Quantity)}";
                }
            }

            return null;
        }

        private static bool Same(long steps, DecimalStep step, long count, NumberForm form) =>
            steps * decimal.Parse(step.Text, System.Globalization.CultureInfo.InvariantCulture)
            == count * decimal.Parse(form.StepText, System.Globalization.CultureInfo.InvariantCulture);
    }
}
