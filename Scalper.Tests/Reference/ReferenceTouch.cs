namespace Scalper.Tests.Reference;

/// <summary>The group <c>touch</c>: every field none with an empty side.</summary>
public sealed record ReferenceTouch(double? TouchImbalance = null, double? Ofi1s = null, double? Ofi5s = null, double? MicroPriceTicks = null)
{
    /// <param name="history">The best levels after each frame that changed the book; a side is null where it is empty.</param>
    public static ReferenceTouch Of(ReferenceView view, IReadOnlyList<ReferenceBest> history, ReferenceMicroPrice microPrice, long now)
    {
        if (view.Mid is null)
        {
            return new ReferenceTouch();
        }

        decimal bid = view.Bids[0].Quantity, ask = view.Asks[0].Quantity;
        return new ReferenceTouch((double)((bid - ask) / (bid + ask)), Imbalance(history, now, 1), Imbalance(history, now, 5), microPrice.Of(view, now));
    }

    private static double? Imbalance(IReadOnlyList<ReferenceBest> history, long now, int seconds)
    {
        long from = now - (seconds * 1_000_000_000L);
        decimal sum = 0;
        for (int i = history.Count - 1; i >= 0; i--)
        {
            if (i == 0 || history[i].Begins || !history[i].IsWhole || !history[i - 1].IsWhole)
            {
                // Here the series begins: it is long enough, or it is not.
                return history[i].Now <= from ? (double)sum : null;
            }

            sum += history[i].Now > from ? Event(history[i - 1], history[i]) : 0;
        }

        return null;
    }

    /// <summary>e_n of the paper, its four indicators one after the other.</summary>
    private static decimal Event(ReferenceBest before, ReferenceBest after)
    {
        (ReferenceLevel bid0, ReferenceLevel ask0) = (before.Bid!.Value, before.Ask!.Value);
        (ReferenceLevel bid1, ReferenceLevel ask1) = (after.Bid!.Value, after.Ask!.Value);
        decimal e = 0;
        e += bid1.Price >= bid0.Price ? bid1.Quantity : 0;
        e -= bid1.Price <= bid0.Price ? bid0.Quantity : 0;
        e -= ask1.Price <= ask0.Price ? ask1.Quantity : 0;
        e += ask1.Price >= ask0.Price ? ask0.Quantity : 0;
        return e;
    }
}
