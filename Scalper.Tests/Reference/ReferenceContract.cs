namespace Scalper.Tests.Reference;

/// <summary>The group <c>contract</c>.</summary>
public sealed record ReferenceContract(
    long? TickerAt,
    double? FundingRate,
    long? NextFundingAt,
    double? FundingCountdownSeconds,
    double? OpenInterest,
    double? OpenInterestChange5m,
    double? OpenInterestChangePct5m,
    double? MarkPrice,
    double? IndexPrice,
    double? BasisBps)
{
    private const long Second = 1_000_000_000;

    /// <param name="history">The ticker after each of its frames.</param>
    public static ReferenceContract Of(IReadOnlyList<ReferenceTicker> history, long now)
    {
        ReferenceTicker? ticker = history.Count > 0 ? history[^1] : null;
        decimal? interest = ticker?["openInterest"], before = FiveMinutesAgo();
        decimal? mark = ticker?["markPrice"], index = ticker?["indexPrice"], funding = ticker?["nextFundingTime"];
        return new ReferenceContract(
            ticker is null or { Now: 0 } ? null : ticker.Now / 1_000_000,
            (double?)ticker?["fundingRate"],
            (long?)funding,
            funding is { } at ? (double)(Math.Max(0, (at * 1_000_000) - now) / Second) : null,
            (double?)interest,
            (double?)(interest - before),
            (double?)(100 * (interest - before) / before),
            (double?)mark,
            (double?)index,
            (double?)((mark - index) / index * 10_000));

        decimal? FiveMinutesAgo()
        {
            long last = now / Second;
            List<decimal?> samples = [.. Enumerable.Range(0, 301).Select(back => Sample(last - back)).TakeWhile(sample => sample is not null)];
            return samples.Count == 301 ? samples[300] : null;
        }

        decimal? Sample(long second)
        {
            for (int i = history.Count - 1; i >= 0; i--)
            {
                if (history[i].Now < second * Second)
                {
                    return (second * Second) - history[i].Now <= 10 * Second ? history[i]["openInterest"] : null;
                }
            }

            return null;
        }
    }
}
