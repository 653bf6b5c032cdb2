namespace Scalper.Core.Features;

/// <summary>The nearest wall of each side; none (null) where a side has none.</summary>
public readonly record struct NearestWalls(NearestWall? Bid, NearestWall? Ask);
