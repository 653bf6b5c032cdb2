namespace Scalper.Tests.Reference;

/// <summary>The group <c>tradeFlow</c>: volumes in base units, <c>aggressive…</c> in trades; an empty tape has only its count.</summary>
public sealed record ReferenceTradeFlow(
    double? BuyVolume = null,
    double? SellVolume = null,
    double? FlowDelta = null,
    double? BuyVsSellRatio = null,
    int TradeCount = 0,
    double? AvgTradeSize = null,
    int? AggressiveBuys = null,
    int? AggressiveSells = null,
    double? SideDisagreement = null)
{
    public static ReferenceTradeFlow Of(IReadOnlyList<ReferenceTrade> tape, ReferenceSideSource source)
    {
        if (tape.Count == 0)
        {
            return new ReferenceTradeFlow();
        }

        List<ReferenceTrade> buys = tape.Where(trade => trade.IsBuy(source)).ToList();
        List<ReferenceTrade> sells = tape.Where(trade => !trade.IsBuy(source)).ToList();
        decimal bought = buys.Sum(trade => trade.Quantity);
        decimal sold = sells.Sum(trade => trade.Quantity);
        return new ReferenceTradeFlow(
            BuyVolume: (double)bought,
            SellVolume: (double)sold,
            FlowDelta: (double)(bought - sold),
            BuyVsSellRatio: sells.Count == 0 ? null : (double)bought / (double)sold,
            TradeCount: tape.Count,
            AvgTradeSize: (double)(bought + sold) / tape.Count,
            AggressiveBuys: buys.Count,
            AggressiveSells: sells.Count,
            SideDisagreement: (double)tape.Count(trade => trade.Disagrees) / tape.Count);
    }
}
