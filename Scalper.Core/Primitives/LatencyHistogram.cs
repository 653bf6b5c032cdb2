using System.Numerics;

namespace Scalper.Core.Primitives;

/// <summary>
/// Counts durations in buckets whose width is a sixteenth of their power of two: percentiles are right to about 6 %. Fixed size.
/// One writer; readers on other threads see counts that may be a few events old.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBuckets = 16;
    private const int Octaves = 40;

    private readonly int[] _counts = new int[SubBuckets * Octaves];
    private long _max;

    /// <summary>Largest duration counted, nanoseconds; 0 where there was none.</summary>
    public long MaxNs => Volatile.Read(ref _max);

    /// <summary>Durations counted.</summary>
    public long Count => _counts.Sum(c => (long)c);

    public void Clear()
    {
        Array.Clear(_counts);
        Volatile.Write(ref _max, 0);
    }

    public void Record(long nanoseconds)
    {
        _counts[BucketOf(Math.Max(nanoseconds, 0))]++;
        if (nanoseconds > _max)
        {
            Volatile.Write(ref _max, nanoseconds);
        }
    }

    /// <summary>Adds this histogram's counts to another's.</summary>
    public void AddTo(LatencyHistogram total)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            total._counts[i] += _counts[i];
        }

        total._max = Math.Max(total._max, MaxNs);
    }

    /// <summary>The duration that a share of all does not exceed, in nanoseconds; null where nothing was counted.</summary>
    /// <param name="share">0 to 1.</param>
    public double? Percentile(double share)
    {
        long all = Count;
        if (all == 0)
        {
            return null;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * all));
        for (int i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return Math.Min(UpperEdge(i), _max);
            }
        }

        return _max;
    }

    private static int BucketOf(long nanoseconds)
    {
        if (nanoseconds < SubBuckets)
        {
            return (int)nanoseconds;
        }

        int octave = BitOperations.Log2((ulong)nanoseconds) - 3;
        int sub = (int)(nanoseconds >> (octave - 1)) & (SubBuckets - 1);
        return Math.Min((octave * SubBuckets) + sub, (SubBuckets * Octaves) - 1);
    }

    private static double UpperEdge(int bucket)
    {
        int octave = bucket / SubBuckets, sub = bucket % SubBuckets;
        return octave == 0 ? sub : (double)(SubBuckets + sub + 1) * (1L << (octave - 1));
    }
}
