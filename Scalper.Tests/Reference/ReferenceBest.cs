namespace Scalper.Tests.Reference;

/// <summary>The best levels after one frame that changed the book.</summary>
/// <param name="Begins">Nothing before it counts: the book was replaced, or became Invalid.</param>
public sealed record ReferenceBest(long Now, bool Begins, ReferenceLevel? Bid, ReferenceLevel? Ask)
{
    public bool IsWhole => Bid is not null && Ask is not null;
}
