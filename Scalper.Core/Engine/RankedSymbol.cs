namespace Scalper.Core.Engine;

/// <summary>A symbol with its rank in the universe; the lower goes first where something has to wait.</summary>
internal readonly record struct RankedSymbol(FollowedSymbol Symbol, int Rank);
