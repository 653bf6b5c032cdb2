using Scalper.Core.State;

namespace Scalper.Core.Primitives;

/// <summary>A tradable contract of one venue and the grids its numbers live on. Immutable.</summary>
/// <param name="Symbol">The venue's own name, upper case.</param>
/// <param name="TickSize">Grid of prices, in quote currency.</param>
/// <param name="QtyStep">Grid of quantities (lots), in base currency.</param>
[NotState]
public sealed record Instrument(string Symbol, DecimalStep TickSize, DecimalStep QtyStep)
{
    /// <summary>Both grids are those of another instrument, down to the digits that numbers on them are written with.</summary>
    public bool HasStepsOf(Instrument other) => TickSize.Text == other.TickSize.Text && QtyStep.Text == other.QtyStep.Text;

    /// <summary>A price in quote currency.</summary>
    public double Price(long ticks) => TickSize.ToDouble(ticks);

    /// <summary>A quantity in base currency.</summary>
    public double Quantity(long lots) => QtyStep.ToDouble(lots);
}
