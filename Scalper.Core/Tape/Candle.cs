namespace Scalper.Core.Tape;

/// <summary>Trades of one interval. Prices in ticks, volumes in lots.</summary>
/// <param name="OpenAtMs">Start of the interval, Unix milliseconds of the venue's fill time, a multiple of the interval.</param>
/// <param name="BuyVolumeLots">Part of the volume that aggressive buyers took.</param>
/// <param name="Trades">Number of trades.</param>
public readonly record struct Candle(
    long OpenAtMs, long OpenTicks, long HighTicks, long LowTicks, long CloseTicks, long VolumeLots, long BuyVolumeLots, int Trades);
