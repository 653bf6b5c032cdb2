namespace Scalper.Core.Replay.Session;

/// <summary>Frames a second over the last five whole seconds of recorded time. One thread.</summary>
internal sealed class FrameRate
{
    private const long SecondNs = 1_000_000_000;
    private const int Seconds = 5;

    private readonly long[] _counts = new long[Seconds + 1];
    private long _second;

    public void Add(long atNs)
    {
        GoTo(atNs / SecondNs);
        _counts[_second % _counts.Length]++;
    }

    public double Read(long nowNs)
    {
        GoTo(nowNs / SecondNs);
        return (_counts.Sum() - _counts[_second % _counts.Length]) / (double)Seconds;
    }

    /// <summary>Another past.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _second = 0;
    }

    private void GoTo(long second)
    {
        if (second - _second > Seconds)
        {
            Array.Clear(_counts);
            _second = second;
        }

        while (_second < second)
        {
            _counts[++_second % _counts.Length] = 0;
        }
    }
}
