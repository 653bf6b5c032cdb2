namespace Scalper.Core.Quality;

/// <summary>One look at the market, as all symbols share it.</summary>
/// <param name="NowNs">The engine's time, Unix nanoseconds.</param>
/// <param name="PassedNs">Since the look before; 0 for the first, and where we did not run meanwhile.</param>
/// <param name="LagMs">Behind the metrics feed; none without enough trades.</param>
internal readonly record struct QualityLook(long NowNs, long PassedNs, double? LagMs);
