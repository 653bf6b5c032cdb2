namespace Scalper.Sandbox.Replay;

/// <summary>A frame of a capture, read. Times in Unix ms.</summary>
internal abstract record RecordedFrame(string Symbol, long? ReceivedNs, long TsMs)
{
    /// <summary>When it is due, from the first frame of the capture; set once all frames are known.</summary>
    public long OffsetNs { get; set; }

    /// <summary>Every time in it that is shifted in a replay.</summary>
    public abstract IEnumerable<long> TimesMs { get; }

    /// <summary>Every place in the cross sequence in it.</summary>
    public abstract IEnumerable<long> Sequences { get; }
}
