using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>The score over the intervals of one length. Bounded: the oldest leaves when a new one comes. One thread.</summary>
internal sealed class ScoreSeries(long intervalMs, int capacity)
{
    private const short None = -1;

    private Point[] _points = Room.Start<Point>(capacity);
    private int _count;
    private int _last = -1;

    /// <summary>Begins the interval of a time, if it is a later one.</summary>
    /// <param name="value">The score that holds at its start; none where the book is not Live.</param>
    public void Open(long nowMs, double? value)
    {
        long openAt = nowMs - (nowMs % intervalMs);
        if (_count > 0 && _points[_last].OpenAtMs >= openAt)
        {
            return;
        }

        Room.Grow(ref _points, _count, capacity);
        _last = (_last + 1) % capacity;
        _count = Math.Min(_count + 1, capacity);
        _points[_last] = new Point(openAt, value is { } score ? Hundredths(score) : None, IsBroken: value is null);
    }

    public void OnScore(double value) => _points[_last] = _points[_last] with { Hundredths = Hundredths(value) };

    public void Break() => _points[_last] = _points[_last] with { IsBroken = true };

    /// <summary>A copy, oldest first.</summary>
    public ScorePoint[] Copy()
    {
        ScorePoint[] copy = new ScorePoint[_count];
        for (int i = 0; i < _count; i++)
        {
            Point point = _points[(_last + 1 + i + capacity - _count) % capacity];
            copy[i] = new ScorePoint(point.OpenAtMs, point.Hundredths == None ? null : point.Hundredths / 100.0, point.IsBroken);
        }

        return copy;
    }

    private static short Hundredths(double value) => (short)Math.Round(100 * value);

    // A third of what the public form would take, for a thousand points a symbol.
    private readonly record struct Point(long OpenAtMs, short Hundredths, bool IsBroken);
}
