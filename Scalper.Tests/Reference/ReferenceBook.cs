using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>
/// A slow order book written from the venue's protocol text alone: Bybit v5, <c>orderbook.{depth}.{symbol}</c>, rules 1 to 8.
/// </summary>
/// <param name="depth">Levels per side that the topic promises; more make the book Invalid.</param>
public sealed class ReferenceBook(int depth)
{
    /// <summary>Price to quantity, highest price first.</summary>
    public SortedDictionary<decimal, decimal> Bids { get; } = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));

    /// <summary>Price to quantity, lowest price first.</summary>
    public SortedDictionary<decimal, decimal> Asks { get; } = [];

    public ReferenceBookStatus Status { get; private set; } = ReferenceBookStatus.Waiting;

    /// <summary>The last <c>u</c> applied; null before the first snapshot.</summary>
    public long? UpdateId { get; private set; }

    /// <summary>The last <c>seq</c> applied; null before the first snapshot.</summary>
    public long? Seq { get; private set; }

    /// <summary>Frames whose <c>u</c> was at or below the last one.</summary>
    public int OldFrames { get; private set; }

    public bool IsLive => Status == ReferenceBookStatus.Live;

    /// <param name="frame">A whole frame of the topic, envelope included.</param>
    public ReferenceBookOutcome Apply(JsonElement frame)
    {
        JsonElement data = frame.GetProperty("data");
        long u = data.GetProperty("u").GetInt64();
        bool replaces = u == 1 || frame.GetProperty("type").GetString() == "snapshot";

        if (replaces)
        {
            Bids.Clear();
            Asks.Clear();
        }
        else if (!IsLive)
        {
            return ReferenceBookOutcome.Unusable;
        }
        else if (u <= UpdateId)
        {
            OldFrames++;
            return ReferenceBookOutcome.Old;
        }
        else if (u > UpdateId + 1)
        {
            Status = ReferenceBookStatus.Invalid;
            return ReferenceBookOutcome.BecameInvalid;
        }

        Write(Bids, data.GetProperty("b"));
        Write(Asks, data.GetProperty("a"));
        UpdateId = u;
        Seq = data.GetProperty("seq").GetInt64();

        if (IsCrossedOrLocked() || Bids.Count > depth || Asks.Count > depth)
        {
            Status = ReferenceBookStatus.Invalid;
            return ReferenceBookOutcome.BecameInvalid;
        }

        Status = ReferenceBookStatus.Live;
        return replaces ? ReferenceBookOutcome.Replaced : ReferenceBookOutcome.Changed;
    }

    private static void Write(SortedDictionary<decimal, decimal> side, JsonElement entries)
    {
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            decimal price = Number(entry[0]);
            decimal quantity = Number(entry[1]);
            if (quantity == 0)
            {
                side.Remove(price);
            }
            else
            {
                side[price] = quantity;
            }
        }
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private bool IsCrossedOrLocked() => Bids.Count > 0 && Asks.Count > 0 && Bids.First().Key >= Asks.First().Key;
}
