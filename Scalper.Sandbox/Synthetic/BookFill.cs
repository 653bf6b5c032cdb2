using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>Keeps a side as deep as somebody needs it, with levels that thin out and swell away from the touch.</summary>
internal sealed class BookFill(Contract contract, SeededRandom random)
{
    /// <summary>Levels held beyond the depth asked for, so that what leaves or enters there shows nowhere.</summary>
    private const int Reserve = 12;
    private const int Surplus = 80;

    /// <summary>An order's size on an ordinary level, at least one step.</summary>
    public long Lots() => 1 + (long)random.LogNormal(contract.LevelLots * 0.6, 0.8);

    public void Keep(BookSide side, int depth, long firstPrice)
    {
        if (side.Count == 0)
        {
            side.AddWorst(new Level(firstPrice, Lots()));
        }

        while (side.Count < depth + Reserve)
        {
            long gap = 1 + (long)random.Exponential(contract.GapTicks - 1);
            long price = side.Worst.Price + (side.IsBid ? -gap : gap);
            if (price <= 0)
            {
                return;
            }

            side.AddWorst(new Level(price, Lots()));
        }
        side.Trim(depth + Reserve + Surplus);
    }
}
