namespace Scalper.Core.Quality;

/// <summary>What happened to a symbol in a few seconds.</summary>
internal struct QualityBucket
{
    /// <summary>Which seconds: the bucket's place since 1970.</summary>
    public long Number;

    public long ObservedNs;
    public long LiveNs;
    public long CrossedNs;
    public long SilentNs;
    public double? LagMs;
    public int SequenceGaps;
    public int Resyncs;
    public int UnreadableFrames;
}
