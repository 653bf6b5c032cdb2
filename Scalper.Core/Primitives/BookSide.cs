namespace Scalper.Core.Primitives;

/// <summary>A side of the order book.</summary>
public enum BookSide : byte
{
    Bid,
    Ask,
}
