namespace Scalper.Core.Primitives;

/// <summary>A price and what rests there, in the instrument's ticks and lots.</summary>
public readonly record struct BookLevel(long PriceTicks, long QtyLots);
