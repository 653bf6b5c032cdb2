using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>A trade that waits for its book frame.</summary>
/// <param name="SideHit">The side of the book it took from.</param>
public readonly record struct PendingTrade(long Sequence, BookSide SideHit, long PriceTicks, long QtyLots);
