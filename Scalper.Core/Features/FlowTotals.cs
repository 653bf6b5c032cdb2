namespace Scalper.Core.Features;

/// <summary>What flowed: signed sums, exact, and how many things they are of.</summary>
/// <param name="Lots">Sum in lots.</param>
/// <param name="TickLots">Sum of price x quantity in ticks x lots.</param>
/// <param name="Count">Number of summands.</param>
public readonly record struct FlowTotals(Int128 Lots, Int128 TickLots, long Count)
{
    /// <summary>A sum as a number; nearly all of them fit 64 bits, where the conversion costs next to nothing.</summary>
    public static double ToDouble(Int128 sum) => (long)sum == sum ? (long)sum : (double)sum;

    public static FlowTotals operator +(in FlowTotals a, in FlowTotals b) => new(a.Lots + b.Lots, a.TickLots + b.TickLots, a.Count + b.Count);

    public static FlowTotals operator -(in FlowTotals a, in FlowTotals b) => new(a.Lots - b.Lots, a.TickLots - b.TickLots, a.Count - b.Count);
}
