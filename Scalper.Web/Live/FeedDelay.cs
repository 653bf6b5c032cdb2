using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>
/// Whether what the venue sends comes late. A delayed feed makes old figures on a screen that is up to date.
/// The limits are fixed: they say when a person should look, not when data is unfit, which <c>Feed:*</c> and the grades decide.
/// </summary>
public static class FeedDelay
{
    // A connection carries a hundred symbols with a ticker every 100 ms each, so even a slow market leaves no second without data; five
    // are half of what makes a book stale (Feed:FreshSeconds) and several times the longest pause of a socket that is well.
    private const long SilentMs = 5000;

    // The metrics feed sees the same trades over a way of its own: what both are late by does not count here. A second is ten ticker
    // periods and more than a retransmission costs; the delta of 1 s, the shortest window shown, is then of another second.
    private const double BehindMs = 1000;

    /// <summary>A few words for the strip, for example <c>feed delayed 4 s</c>; null where nothing is known to be late.</summary>
    public static string? Of(EngineHealth? health)
    {
        if (health?.Connections.Max(c => c.LastDataAtMs) is { } lastMs && health.AtMs - lastMs > SilentMs)
        {
            return $"feed delayed {Figures.Age(health.AtMs - lastMs)}";
        }

        int silent = health?.Connections.Count(c => c.State == ConnectionState.Connected && health.AtMs - c.LastDataAtMs > SilentMs) ?? 0;
        if (silent > 0)
        {
            return $"feed delayed: {Figures.Whole(silent)} of {Figures.Whole(health!.Connections.Count)} silent";
        }

        return health?.Lag?.P50Ms > BehindMs ? $"feed delayed {Figures.Fixed(health.Lag.P50Ms / 1000, 1)} s" : null;
    }
}
