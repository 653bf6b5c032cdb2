namespace Scalper.Core.Primitives;

/// <summary>The side that crossed the spread: a buyer takes from the asks, a seller from the bids.</summary>
public enum AggressorSide : byte
{
    Buy,
    Sell,
}
