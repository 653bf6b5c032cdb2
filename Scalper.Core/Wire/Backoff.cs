namespace Scalper.Core.Wire;

/// <summary>Exponential backoff with full jitter, as a pure function.</summary>
public static class Backoff
{
    /// <summary>How long to wait before an attempt.</summary>
    /// <param name="attempt">Failed attempts in a row before this one, from 1.</param>
    /// <param name="first">Longest wait after one failure.</param>
    /// <param name="cap">Longest wait ever.</param>
    /// <param name="unit">A random number from 0 to 1: any wait up to the bound is equally likely, so that clients spread out.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan cap, double unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        double bound = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 40)), cap.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(bound * unit);
    }
}
