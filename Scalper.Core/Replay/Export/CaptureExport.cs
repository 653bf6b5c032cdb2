using Scalper.Core.Recording;

namespace Scalper.Core.Replay.Export;

/// <summary>Writes frames of a recording as a capture: those of all lanes and runs by the lanes' clocks, each lane's own in their order. Replays nothing.</summary>
public static class CaptureExport
{
    /// <param name="symbol">The frames of this symbol alone; null gives all, those that could not be read as well.</param>
    /// <param name="path">Where it goes: nothing may be there yet. Compressed where it ends in <c>.gz</c>.</param>
    /// <exception cref="ExportException">The recording has no such frames, or the file can't be made.</exception>
    /// <exception cref="IOException">The disk does not take or give it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ExportReport Write(ReplayCatalogue catalogue, string? symbol, ExportRange range, string path, CancellationToken cancellation)
    {
        LaneFrames[] lanes = [.. catalogue.Tracks.Select(t => ExportedTrack.Cut(t, range)).OfType<ReplayTrack>().Select(t => new LaneFrames(t, symbol, range))];
        long frames = 0, fromNs = 0, toNs = 0;
        using PartFile file = new(path);
        try
        {
            using CaptureWriter writer = CaptureWriter.For(path, file.Stream);
            foreach (ExportedFrame frame in Merge(lanes))
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(frame);
                frames++;
                fromNs = fromNs == 0 ? frame.TimeNs : fromNs;
                toNs = Math.Max(toNs, frame.TimeNs);
            }
        }
        catch (CaptureFormatException fault)
        {
            throw new ExportException(fault.Message, fault);
        }

        if (frames == 0)
        {
            throw new ExportException(
                $"expected frames{(symbol is null ? "" : $" of {symbol}")} in the range, came none{(catalogue.Faults is [var first, ..] ? $": {first}" : ".")}");
        }

        return new ExportReport(file.Keep(), frames, lanes.Sum(l => l.Gaps), fromNs, toNs, [.. lanes.SelectMany(l => l.Faults).Distinct()]);
    }

    private static IEnumerable<ExportedFrame> Merge(LaneFrames[] lanes)
    {
        IEnumerator<(long NowNs, ExportedFrame Frame)>[] heads = [.. lanes.Select(l => l.Read().GetEnumerator())];
        try
        {
            PriorityQueue<int, (long NowNs, int Lane)> next = new();
            for (int lane = 0; lane < heads.Length; lane++)
            {
                Enqueue(lane);
            }

            while (next.TryDequeue(out int lane, out _))
            {
                yield return heads[lane].Current.Frame;
                Enqueue(lane);
            }

            void Enqueue(int lane)
            {
                if (heads[lane].MoveNext())
                {
                    next.Enqueue(lane, (heads[lane].Current.NowNs, lane));
                }
            }
        }
        finally
        {
            foreach (IEnumerator<(long, ExportedFrame)> head in heads)
            {
                head.Dispose();
            }
        }
    }
}
