namespace Scalper.Core.Heatmap;

/// <summary>What was traded at one price within a column, by the side that trades count for.</summary>
public readonly record struct TradedCell(long PriceTicks, long BuyLots, long SellLots);
