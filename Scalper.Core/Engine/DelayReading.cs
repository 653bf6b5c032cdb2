namespace Scalper.Core.Engine;

/// <summary>How long frames were under way from the venue's gateway to us, in milliseconds by the venue's clock.</summary>
/// <param name="P50Ms">None without frames.</param>
/// <param name="Negative">Frames since start that, by the clocks, came before they were sent.</param>
public sealed record DelayReading(double? P50Ms, double? P99Ms, long Negative)
{
    public static readonly DelayReading None = new(null, null, 0);
}
