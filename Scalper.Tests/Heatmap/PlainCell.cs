namespace Scalper.Tests.Heatmap;

/// <summary>What was traded at a price within a column.</summary>
internal readonly record struct PlainCell(long Price, long BuyLots, long SellLots);
