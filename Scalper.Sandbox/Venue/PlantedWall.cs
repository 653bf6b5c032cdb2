namespace Scalper.Sandbox.Venue;

/// <summary>An order that stays whatever the market does: nobody trades with it and it is not pulled before somebody says so.</summary>
internal sealed record PlantedWall(string Symbol, bool IsBid, Level Level, string Price, string Quantity);
