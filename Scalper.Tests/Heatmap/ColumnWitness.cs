using System.Globalization;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Heatmap;

/// <summary>What the columns of one symbol must show, slowly, from all its frames and their times.</summary>
internal sealed class ColumnWitness(Instrument instrument, int depth)
{
    private readonly ReferenceBook _book = new(depth);
    private readonly List<(long AtNs, int? Status, PlainLevel[] Bids, PlainLevel[] Asks)> _states = [(long.MinValue, 0, [], [])];
    private readonly List<(long AtNs, long Price, long Lots, bool IsBuy)> _trades = [];
    private readonly List<string> _ids = [];

    public void OnBook(JsonElement frame, long nowNs)
    {
        _book.Apply(frame);
        _states.Add((nowNs, _book.Status switch { ReferenceBookStatus.Live => null, ReferenceBookStatus.Waiting => 0, _ => 4 }, Levels(_book.Bids), Levels(_book.Asks)));
    }

    public void OnTrades(JsonElement frame, long nowNs)
    {
        foreach (JsonElement trade in frame.GetProperty("data").EnumerateArray())
        {
            string id = trade.GetProperty("i").GetString()!;
            if (trade.GetProperty("BT").GetBoolean() || _ids.TakeLast(100).Contains(id))
            {
                continue;
            }

            _ids.Add(id);
            _trades.Add((nowNs, Steps(instrument.TickSize, Number(trade, "p")), Steps(instrument.QtyStep, Number(trade, "v")), trade.GetProperty("S").GetString() == "Buy"));
        }
    }

    /// <summary>The column as it must be, but for its score and whether it is a KEY.</summary>
    /// <param name="standsFromNs">From when on it says whether the book was not Live, where that is before its beginning.</param>
    public PlainColumn Column(int periodMs, long index, long? standsFromNs = null)
    {
        long from = index * periodMs * 1_000_000, to = from + (periodMs * 1_000_000L);
        int last = _states.FindLastIndex(s => s.AtNs < to), before = _states.FindLastIndex(s => s.AtNs < (standsFromNs ?? from));
        (_, int? status, PlainLevel[] bids, PlainLevel[] asks) = _states[last];
        return new PlainColumn
        {
            PeriodMs = periodMs,
            Index = index,
            IsBroken = _states[before..(last + 1)].Exists(s => s.Status is not null),
            Status = status,
            Bids = status is null ? bids : [],
            Asks = status is null ? asks : [],
            Cells =
            [
                .. _trades.Where(t => t.AtNs >= from && t.AtNs < to).GroupBy(t => t.Price).OrderBy(g => g.Key)
                    .Select(g => new PlainCell(g.Key, g.Where(t => t.IsBuy).Sum(t => t.Lots), g.Where(t => !t.IsBuy).Sum(t => t.Lots))),
            ],
        };
    }

    private static decimal Number(JsonElement trade, string field) => decimal.Parse(trade.GetProperty(field).GetString()!, CultureInfo.InvariantCulture);

    private static long Steps(DecimalStep step, decimal value) => (long)(value / decimal.Parse(step.Text, CultureInfo.InvariantCulture));

    private PlainLevel[] Levels(SortedDictionary<decimal, decimal> side) =>
        [.. side.Select(l => new PlainLevel(Steps(instrument.TickSize, l.Key), Steps(instrument.QtyStep, l.Value)))];
}
