using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Reads the contract's features off its ticker.</summary>
public static class ContractReading
{
    private const double SecondMs = 1_000;
    private const long MillisecondNs = 1_000_000;

    /// <param name="interestBefore">Open interest five minutes ago.</param>
    public static ContractFeatures Read(in Ticker ticker, double? interestBefore, long nowNs)
    {
        double? change = ticker.OpenInterest - interestBefore;
        return new ContractFeatures
        {
            TickerAt = UnixTime.ToMilliseconds(ticker.ReceivedAtNs),
            FundingRate = ticker.FundingRate,
            NextFundingAt = ticker.NextFundingAtMs,
            FundingCountdownSeconds = ticker.NextFundingAtMs is { } at ? Math.Max(0, (at - ((double)nowNs / MillisecondNs)) / SecondMs) : null,
            OpenInterest = ticker.OpenInterest,
            OpenInterestChange5m = Finite(change),
            OpenInterestChangePct5m = Finite(100 * change / interestBefore),
            MarkPrice = ticker.MarkPrice,
            IndexPrice = ticker.IndexPrice,
            BasisBps = Finite((ticker.MarkPrice - ticker.IndexPrice) / ticker.IndexPrice * 10_000),
        };
    }

    // Any finite number may come as a ticker field, zero among them.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
