using System.Numerics;

namespace Scalper.Benchmarks.Measure;

/// <summary>
/// Counts durations in buckets whose width is 1/128 of their power of two, so that every percentile is right to 0.8 %. One writer; who
/// copies meanwhile gets counts that may be a few durations old.
/// </summary>
internal sealed class DurationCounts
{
    private const int Precision = 7;
    private const int SubBuckets = 1 << Precision;
    private const int Octaves = 34;

    private readonly long[] _counts = new long[SubBuckets * Octaves];

    public long Count => _counts.Sum();

    /// <param name="nanoseconds">Below zero counts as zero.</param>
    public void Add(long nanoseconds) => _counts[BucketOf(Math.Max(nanoseconds, 0))]++;

    public void Add(DurationCounts others)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others._counts[i];
        }
    }

    /// <summary>What was counted since an earlier copy of the same counts.</summary>
    public DurationCounts Since(DurationCounts earlier)
    {
        DurationCounts since = new();
        for (int i = 0; i < _counts.Length; i++)
        {
            since._counts[i] = _counts[i] - earlier._counts[i];
        }

        return since;
    }

    /// <summary>The duration that a share of all does not exceed, nanoseconds: the upper edge of its bucket; 0 where nothing was counted.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public long Percentile(double share)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        for (int i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return UpperEdge(i);
            }
        }

        return 0;
    }

    private static int BucketOf(long nanoseconds)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - Precision);
        int bucket = (shift * SubBuckets) + (int)(nanoseconds >> shift);
        return Math.Min(bucket, (SubBuckets * Octaves) - 1);
    }

    // Bucket numbers of one shift run from SubBuckets to twice that, but for the first, which begins at zero.
    private static long UpperEdge(int bucket)
    {
        int shift = Math.Max(0, (bucket / SubBuckets) - 1);
        return ((long)(bucket - (shift * SubBuckets) + 1) << shift) - 1;
    }
}
