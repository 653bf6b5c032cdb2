namespace Scalper.Tests.EndToEnd;

/// <summary>The part of time (Unix ms) and price (ticks) that the heatmap shows, and what it follows.</summary>
public sealed record SymbolPageView(double FromMs, double ToMs, double Top, double Bottom, bool FollowsTime, bool FollowsPrice, bool IsPaused)
{
    public double SpanMs => ToMs - FromMs;

    public double Ticks => Top - Bottom;

    /// <summary>The time at a share of the width.</summary>
    public double TimeAt(double share) => FromMs + (share * SpanMs);

    /// <summary>The price at a share of the height, from the top.</summary>
    public double PriceAt(double share) => Top - (share * Ticks);
}
