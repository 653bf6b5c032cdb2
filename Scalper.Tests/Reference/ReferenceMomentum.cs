namespace Scalper.Tests.Reference;

/// <summary>The group <c>momentum</c>: none until 61 (1 m) and 301 (5 m) second samples in a row exist.</summary>
public sealed record ReferenceMomentum(
    double? Volatility1m,
    double? Volatility5m,
    double? PriceChange1m,
    double? PriceChangePct1m,
    double? PriceChange5m,
    double? PriceChangePct5m,
    string? Trend)
{
    private const int OneMinute = 60;
    private const int FiveMinutes = 300;

    public static ReferenceMomentum Of(ReferenceSamples history, long now)
    {
        List<double> samples = history.Newest(now, FiveMinutes + 1);
        return new ReferenceMomentum(
            Volatility(samples, OneMinute),
            Volatility(samples, FiveMinutes),
            Change(samples, OneMinute),
            ChangePercent(samples, OneMinute),
            Change(samples, FiveMinutes),
            ChangePercent(samples, FiveMinutes),
            TrendOf(samples));
    }

    private static double? Volatility(List<double> samples, int seconds)
    {
        if (samples.Count <= seconds)
        {
            return null;
        }

        List<double> returns = Enumerable.Range(0, seconds).Select(i => Math.Log(samples[i] / samples[i + 1])).ToList();
        double mean = returns.Average();
        return Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / seconds) * Math.Sqrt(seconds);
    }

    private static double? Change(List<double> samples, int seconds) =>
        samples.Count <= seconds ? null : samples[0] - samples[seconds];

    private static double? ChangePercent(List<double> samples, int seconds) =>
        Change(samples, seconds) is { } change ? 100 * change / samples[seconds] : null;

    private static string? TrendOf(List<double> samples)
    {
        if (Volatility(samples, OneMinute) is not { } volatility)
        {
            return null;
        }

        double move = Math.Log(samples[0] / samples[OneMinute]);
        return move > 0.5 * volatility ? "BULLISH" : move < -0.5 * volatility ? "BEARISH" : "NEUTRAL";
    }
}
