namespace Scalper.Tests.Reference;

/// <summary>A side of the book.</summary>
public enum ReferenceSide
{
    Bid,
    Ask,
}
