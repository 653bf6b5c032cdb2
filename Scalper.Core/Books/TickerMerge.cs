using Scalper.Core.Events;

namespace Scalper.Core.Books;

/// <summary>Merges ticker frames field by field: absent means unchanged in a delta and unknown in a snapshot.</summary>
public static class TickerMerge
{
    public static void Apply(ref Ticker ticker, in TickerEvent frame, long receivedAtNs)
    {
        if (frame.IsSnapshot)
        {
            ticker = default;
        }

        TickerFields present = frame.Present;
        ticker.ReceivedAtNs = receivedAtNs;
        ticker.VouchedAtNs = frame.Part is TickerPart.Whole or TickerPart.Touch ? receivedAtNs : ticker.VouchedAtNs;
        ticker.CrossSequence = Math.Max(ticker.CrossSequence, frame.CrossSequence);
        ticker.LastPriceTicks = Pick(present, TickerFields.LastPrice, frame.LastPriceTicks, ticker.LastPriceTicks);
        ticker.BidPriceTicks = Pick(present, TickerFields.BidPrice, frame.BidPriceTicks, ticker.BidPriceTicks);
        ticker.BidQtyLots = Pick(present, TickerFields.BidQty, frame.BidQtyLots, ticker.BidQtyLots);
        ticker.AskPriceTicks = Pick(present, TickerFields.AskPrice, frame.AskPriceTicks, ticker.AskPriceTicks);
        ticker.AskQtyLots = Pick(present, TickerFields.AskQty, frame.AskQtyLots, ticker.AskQtyLots);
        ticker.MarkPrice = Pick(present, TickerFields.MarkPrice, frame.MarkPrice, ticker.MarkPrice);
        ticker.IndexPrice = Pick(present, TickerFields.IndexPrice, frame.IndexPrice, ticker.IndexPrice);
        ticker.Change24h = Pick(present, TickerFields.Change24h, frame.Change24h, ticker.Change24h);
        ticker.Turnover24h = Pick(present, TickerFields.Turnover24h, frame.Turnover24h, ticker.Turnover24h);
        ticker.Volume24h = Pick(present, TickerFields.Volume24h, frame.Volume24h, ticker.Volume24h);
        ticker.OpenInterest = Pick(present, TickerFields.OpenInterest, frame.OpenInterest, ticker.OpenInterest);
        ticker.FundingRate = Pick(present, TickerFields.FundingRate, frame.FundingRate, ticker.FundingRate);
        ticker.NextFundingAtMs = Pick(present, TickerFields.NextFundingAt, frame.NextFundingAtMs, ticker.NextFundingAtMs);
    }

    private static T? Pick<T>(TickerFields present, TickerFields field, T value, T? current)
        where T : struct => (present & field) != 0 ? value : current;
}
