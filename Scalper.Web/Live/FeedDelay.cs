using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Live;

/// <summary>Whether what the venue sends comes late. A delayed feed makes old figures on a screen that is up to date.</summary>
public static class FeedDelay
{
    private const long SilentMs = 5000;
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
