namespace Scalper.Web.Profiles;

/// <summary>
/// The median of the newest samples, at least one generation of them and at most two. They are counted in bins a sixteenth of an octave
/// wide, from 2^-10 to 2^14: the median is right to 2.2 %, and what lies outside counts as the edge. Takes fixed memory, and none before
/// the first sample or after <see cref="Rest"/>. One thread.
/// </summary>
/// <param name="generation">Samples of a generation: when it is full, it takes the place of the one before.</param>
public sealed class MedianWindow(int generation)
{
    private const int BinsPerOctave = 16;
    private const int LowestOctave = -10;
    private const int Octaves = 24;
    private const int Bins = BinsPerOctave * Octaves;

    private int[]? _current;
    private int[]? _previous;
    private int _currentCount;
    private int _previousCount;
    private double _restingMedian;

    /// <summary>Samples the median stands on.</summary>
    public int Count => _currentCount + _previousCount;

    /// <summary>In the samples' unit; none without samples. Of an even number the lower one in the middle.</summary>
    public double? Median => Count == 0 ? null : _current is null ? _restingMedian : MedianOfBins();

    /// <param name="value">A finite number, not negative.</param>
    public void Add(double value)
    {
        Open();
        _current![BinOf(value)]++;
        if (++_currentCount == generation)
        {
            (_current, _previous) = (_previous!, _current);
            Array.Clear(_current);
            (_currentCount, _previousCount) = (0, generation);
        }
    }

    /// <summary>
    /// Lets a median that was kept stand for the samples it was made of, beside those that are here, until a generation of new ones has
    /// come. It weighs no more than a generation.
    /// </summary>
    public void Restore(double median, int samples)
    {
        int weight = Math.Clamp(samples, 0, generation);
        if (Count == 0)
        {
            (_restingMedian, _previousCount) = (median, weight);
        }
        else if (weight > 0)
        {
            Open();
            _previous![BinOf(median)] += weight;
            _previousCount += weight;
        }
    }

    /// <summary>Gives the memory back; the median stands for its samples, as a restored one does.</summary>
    public void Rest()
    {
        if (_current is not null)
        {
            (double median, int samples) = (Median ?? 0, Count);
            (_current, _previous, _currentCount, _previousCount) = (null, null, 0, 0);
            Restore(median, samples);
        }
    }

    private void Open()
    {
        if (_current is null)
        {
            (_current, _previous) = (new int[Bins], new int[Bins]);
            _previous[BinOf(_restingMedian)] = _previousCount;
        }
    }

    private double MedianOfBins()
    {
        int rank = (Count + 1) / 2;
        int bin = -1;
        while (rank > 0)
        {
            bin++;
            rank -= _current![bin] + _previous![bin];
        }

        return Math.Pow(2, LowestOctave + ((bin + 0.5) / BinsPerOctave));
    }

    private static int BinOf(double value) =>
        (int)Math.Clamp(Math.Floor((Math.Log2(value) - LowestOctave) * BinsPerOctave), 0, Bins - 1);
}
