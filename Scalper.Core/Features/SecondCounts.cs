namespace Scalper.Core.Features;

/// <summary>Events in the last 900 whole seconds, the second at hand left out. Fixed size. One thread.</summary>
public sealed class SecondCounts
{
    /// <summary>Whole seconds looked back on.</summary>
    public const int Seconds = 900;

    // By second modulo 900: the place of the second at hand still holds the one that is about to leave.
    private readonly int[] _counts = new int[Seconds];
    private long _second;
    private int _current;

    /// <summary>Events in the 900 whole seconds before the one last advanced to.</summary>
    public long Sum { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear(long second)
    {
        Array.Clear(_counts);
        (_second, _current, Sum) = (second, 0, 0);
    }

    /// <summary>Brings the count to a second, which is never less than before.</summary>
    public void AdvanceTo(long second)
    {
        // One more than are kept: after so many nothing is left.
        for (long i = Math.Min(second - _second, Seconds + 1); i > 0; i--)
        {
            ref int place = ref _counts[_second % Seconds];
            Sum += _current - place;
            (place, _current) = (_current, 0);
            _second++;
        }

        _second = second;
    }

    /// <summary>Counts an event of the second last advanced to.</summary>
    public void Add() => _current++;
}
