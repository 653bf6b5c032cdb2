namespace Scalper.Tests.Reference;

/// <summary>The second samples of one symbol's mid, looked up in the whole history of its book.</summary>
public sealed class ReferenceSamples
{
    private const long Second = 1_000_000_000;

    private readonly List<(long Now, double? Mid)> _history = [];
    private readonly Dictionary<long, double?> _samples = [];

    /// <param name="now">The lane's time of a book frame; never less than before.</param>
    /// <param name="mid">After the frame; null where the book is not Live or a side is empty.</param>
    public void Record(long now, double? mid) => _history.Add((now, mid));

    /// <summary>m_s, m_(s-1), … back to the first none, newest first, <paramref name="most"/> at most; s is the last whole second reached.</summary>
    public List<double> Newest(long now, int most)
    {
        List<double> samples = [];
        for (long s = now / Second; samples.Count < most && Sample(s) is { } mid; s--)
        {
            samples.Add(mid);
        }

        return samples;
    }

    /// <summary>The mid after the last frame at or before a time, if there was one after every frame since; null where there was not.</summary>
    public double? Unbroken(long since)
    {
        int first = _history.FindLastIndex(entry => entry.Now <= since);
        return first >= 0 && _history.Skip(first).All(entry => entry.Mid is not null) ? _history[first].Mid : null;
    }

    /// <summary>m_s: the mid after the last frame with now &lt; s x 10^9. Final once time has reached s, so it is kept.</summary>
    private double? Sample(long s)
    {
        if (!_samples.TryGetValue(s, out double? mid))
        {
            int last = _history.FindLastIndex(entry => entry.Now < s * Second);
            mid = last < 0 ? null : _history[last].Mid;
            _samples[s] = mid;
        }

        return mid;
    }
}
