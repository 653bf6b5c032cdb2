using Scalper.Core.Recording;

namespace Scalper.Core.Replay;

/// <summary>What one lane recorded in one run; or a capture, which is one lane without a run.</summary>
/// <param name="Segments">Paths of the segments that may hold some of it, in their order.</param>
/// <param name="BeginsAfter">Number of the first checkpoint; <see cref="long.MaxValue"/> where there is none, and nothing can be played.</param>
/// <param name="LastNumber">Greatest arrival number in them.</param>
/// <param name="EarliestNs">Earliest receive time, Unix nanoseconds.</param>
/// <param name="LatestNs">Latest receive time.</param>
public sealed record ReplayTrack(
    ulong Run, ushort Lane, IReadOnlyList<string> Segments, long BeginsAfter, long LastNumber, long EarliestNs, long LatestNs)
{
    /// <summary>Frames alone, one a line, without a checkpoint.</summary>
    public bool IsCapture { get; private init; }

    /// <summary>A file of captured frames.</summary>
    public static ReplayTrack OfCapture(string path) => new(0, 0, [path], 0, long.MaxValue, 0, 0) { IsCapture = true };

    public override string ToString() => IsCapture ? CaptureReader.NameOf(Segments[0]) : $"run {Run:x16} lane {Lane}";
}
