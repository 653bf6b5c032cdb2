using System.Text.Json;
using Scalper.Sandbox.Hosting;

namespace Scalper.Sandbox.Replay;

/// <summary>A capture in memory: the frames with their offsets, and how to move them in time.</summary>
internal sealed class Recording
{
    private const long GapNs = 100_000_000;
    private const long MsNs = 1_000_000;
    private readonly long _originNs;

    private Recording(IReadOnlyList<RecordedFrame> frames, long originNs, long loopNs)
    {
        (Frames, _originNs, LoopNs) = (frames, originNs, loopNs);
    }

    /// <summary>In the order of their offsets.</summary>
    public IReadOnlyList<RecordedFrame> Frames { get; }

    /// <summary>
    /// From the start of one loop to the start of the next, whole milliseconds: longer than the recording and longer than its venue times span, so that
    /// these never go back from one loop to the next.
    /// </summary>
    public long LoopNs { get; }

    /// <summary>A recorded time as an offset like a frame's; at most the offset of the frame that carries it.</summary>
    public long OffsetOfNs(long recordedMs) => (recordedMs * MsNs) - _originNs;

    public static Recording Load(string path)
    {
        List<RecordedFrame> frames = [.. Read(path)];
        if (!frames.OfType<RecordedBook>().Any(static book => book.IsSnapshot))
        {
            throw new SandboxInputException($"{CaptureReader.Key}: '{path}': expected frames of orderbook, publicTrade or tickers with at least one book snapshot, found none");
        }

        long firstNs = SetOffsets(frames);
        long[] times = [.. frames.SelectMany(static frame => frame.TimesMs)];
        long aheadNs = frames.Max(frame => frame.TimesMs.Max() * MsNs - firstNs - frame.OffsetNs);
        long spanNs = Math.Max(frames[^1].OffsetNs, (times.Max() - times.Min()) * MsNs);
        return new Recording(frames, firstNs + Math.Max(0, aheadNs), (spanNs / MsNs * MsNs) + MsNs + GapNs);
    }

    private static IEnumerable<RecordedFrame> Read(string path)
    {
        foreach (CaptureLine line in CaptureReader.Read(path))
        {
            RecordedFrame? frame;
            try
            {
                frame = FrameReader.Read(line);
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or JsonException or OverflowException or IndexOutOfRangeException)
            {
                throw new SandboxInputException($"{CaptureReader.Key}: '{path}' line {line.Number}: expected a frame of the v5 linear socket: {e.Message}", e);
            }
            if (frame is not null)
            {
                yield return frame;
            }
        }
    }

    /// <summary>
    /// The recorder's times give the rhythm; a frame without one comes with the frame before it. Where none has one, the venue's own times do.
    /// Returns the time of offset 0.
    /// </summary>
    private static long SetOffsets(List<RecordedFrame> frames)
    {
        bool timed = frames.Exists(static frame => frame.ReceivedNs is not null);
        long firstNs = timed ? frames.First(static frame => frame.ReceivedNs is not null).ReceivedNs!.Value : frames[0].TsMs * MsNs;
        long atNs = firstNs;
        foreach (RecordedFrame frame in frames)
        {
            atNs = Math.Max(atNs, (timed ? frame.ReceivedNs : frame.TsMs * MsNs) ?? atNs);
            frame.OffsetNs = atNs - firstNs;
        }
        return firstNs;
    }
}
