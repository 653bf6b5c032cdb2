namespace Scalper.Tests.Reference;

/// <summary>The group <c>delta</c>: every window none until it was heard in full.</summary>
public sealed record ReferenceDelta(
    double? Delta1s = null,
    double? Delta5s = null,
    double? Delta15s = null,
    double? Delta60s = null,
    double? DeltaQuote1s = null,
    double? DeltaQuote5s = null,
    double? DeltaQuote15s = null,
    double? DeltaQuote60s = null,
    double? TradeImbalance1s = null,
    double? TradeImbalance5s = null,
    double? TradeImbalance30s = null,
    double? TradesPerSecond = null,
    double? TradeRateRatio = null,
    double? Cvd = null,
    long? CvdSince = null)
{
    private const long Second = 1_000_000_000;

    /// <param name="history">Every trade since the last gap with the time it came, in order.</param>
    public static ReferenceDelta Of(IReadOnlyList<(long Now, ReferenceTrade Trade)> history, ReferenceSideSource source, long now)
    {
        if (history.Count == 0)
        {
            return new ReferenceDelta();
        }

        long began = history[0].Now;
        double? rate = Within(10) is { } ten ? ten.Count / 10.0 : null;
        return new ReferenceDelta(
            Base(1), Base(5), Base(15), Base(60),
            Quote(1), Quote(5), Quote(15), Quote(60),
            Imbalance(1), Imbalance(5), Imbalance(30),
            rate,
            rate / Usual(),
            (double)history.Sum(entry => Signed(entry.Trade)),
            began == 0 ? null : began / 1_000_000);

        decimal Signed(ReferenceTrade trade) => trade.IsBuy(source) ? trade.Quantity : -trade.Quantity;

        List<ReferenceTrade>? Within(int seconds) => now - began < seconds * Second ? null
            : history.Reverse().TakeWhile(entry => entry.Now > now - (seconds * Second)).Select(entry => entry.Trade).ToList();

        double? Base(int seconds) => (double?)Within(seconds)?.Sum(Signed);

        double? Imbalance(int seconds) => Within(seconds) is not { } within ? null : within.Count == 0 ? 0 : (double)(within.Sum(Signed) / within.Sum(trade => trade.Quantity));

        double? Quote(int seconds) => (double?)Within(seconds)?.Sum(trade => Signed(trade) * trade.Price);

        double? Usual()
        {
            long last = now / Second * Second, first = last - (900 * Second);
            int trades = history.Count(entry => entry.Now >= first && entry.Now < last);
            return began > first || trades == 0 ? null : trades / 900.0;
        }
    }
}
