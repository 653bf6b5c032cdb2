namespace Scalper.Core.Primitives;

/// <summary>A trade's price against the price before it. <see cref="None"/> where the venue does not say.</summary>
public enum TickDirection : byte
{
    None,
    PlusTick,
    ZeroPlusTick,
    MinusTick,
    ZeroMinusTick,
}
