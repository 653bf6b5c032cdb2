using Scalper.Core.Primitives;
using Scalper.Core.Tape;

namespace Scalper.Core.Features;

/// <summary>Reads the flow features off a tape's running sums.</summary>
public static class TradeFlowReading
{
    public static TradeFlowFeatures Read(TradeTape tape, Instrument instrument)
    {
        if (tape.Count == 0)
        {
            return default;
        }

        double buy = instrument.Quantity(tape.BuyLots), sell = instrument.Quantity(tape.SellLots);
        return new TradeFlowFeatures
        {
            BuyVolume = buy,
            SellVolume = sell,
            FlowDelta = instrument.Quantity(tape.BuyLots - tape.SellLots),
            BuyVsSellRatio = tape.SellLots > 0 ? buy / sell : null,
            TradeCount = tape.Count,
            AvgTradeSize = instrument.Quantity(tape.BuyLots + tape.SellLots) / tape.Count,
            AggressiveBuys = tape.Buys,
            AggressiveSells = tape.Sells,
            SideDisagreement = (double)tape.Disagreements / tape.Count,
        };
    }
}
