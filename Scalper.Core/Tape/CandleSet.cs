using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Tape;

/// <summary>The four candle series of a symbol. One thread.</summary>
public sealed class CandleSet
{
    private const int Second = 1_000;
    private const int Minute = 60 * Second;

    private readonly CandleSeries[] _series = [.. Sizes.Select(s => new CandleSeries(s.IntervalMs, s.Capacity))];

    /// <summary>Length of each interval in milliseconds, a multiple of the first, and how many are kept of it.</summary>
    public static IReadOnlyList<(int IntervalMs, int Capacity)> Sizes { get; } = [(15 * Second, 240), (Minute, 240), (5 * Minute, 288), (15 * Minute, 192)];

    public CandleSeries this[CandleInterval interval] => _series[(int)interval];

    public void Add(in Trade trade, AggressorSide side)
    {
        foreach (CandleSeries series in _series)
        {
            series.Add(trade, side);
        }
    }
}
