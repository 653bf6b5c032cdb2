namespace Scalper.Core.Primitives;

/// <summary>Events per second over the last two minutes. One writer, any readers. Fixed size.</summary>
public sealed class RollingCount
{
    private const int Slots = 128;
    private const int WindowSeconds = 5;
    private const long SecondNs = 1_000_000_000;

    private readonly long[] _counts = new long[Slots];
    private readonly long[] _seconds = new long[Slots];
    private long _total;

    /// <summary>Events since start.</summary>
    public long Total => Volatile.Read(ref _total);

    public void Add(long nowNs)
    {
        long second = nowNs / SecondNs;
        int slot = (int)(second % Slots);
        if (_seconds[slot] != second)
        {
            Volatile.Write(ref _counts[slot], 0);
            Volatile.Write(ref _seconds[slot], second);
        }

        Volatile.Write(ref _counts[slot], _counts[slot] + 1);
        Volatile.Write(ref _total, _total + 1);
    }

    /// <summary>Mean over the last five whole seconds.</summary>
    public double PerSecond(long nowNs) => (double)Sum(nowNs, WindowSeconds) / WindowSeconds;

    /// <summary>Events of the last whole seconds, at most 120 of them.</summary>
    public long Sum(long nowNs, int seconds)
    {
        long second = nowNs / SecondNs;
        long sum = 0;
        for (int i = 0; i < Slots; i++)
        {
            long age = second - Volatile.Read(ref _seconds[i]);
            sum += age >= 1 && age <= seconds ? Volatile.Read(ref _counts[i]) : 0;
        }

        return sum;
    }
}
