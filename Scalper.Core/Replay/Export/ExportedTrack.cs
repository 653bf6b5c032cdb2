using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>What of a lane's segments is needed for a range.</summary>
internal static class ExportedTrack
{
    /// <returns>The same lane from the last checkpoint before the range on, up to its end; null where nothing of it was received then.</returns>
    public static ReplayTrack? Cut(ReplayTrack track, ExportRange range)
    {
        if (track.IsCapture)
        {
            return track;
        }

        if (track.EarliestNs > range.ToNs || track.LatestNs < range.FromNs)
        {
            return null;
        }

        List<string> segments = [];
        foreach (string segment in track.Segments)
        {
            if (Read(segment, track.Lane) is not { } blocks)
            {
                // Whoever reads it next tells of it, unless it lies before the range.
                segments.Add(segment);
                continue;
            }

            if (blocks.Any(b => (b.Marks & BlockMarks.Checkpoint) != 0 && b.LatestNs <= range.FromNs))
            {
                segments.Clear();
            }

            if (blocks.Any(b => b.EarliestNs <= range.ToNs))
            {
                segments.Add(segment);
            }
        }

        return track with { Segments = segments };
    }

    private static IndexEntry[]? Read(string segment, ushort lane)
    {
        try
        {
            return [.. SegmentBlocks.Read(segment).Blocks.Where(b => b.Lane == lane && (b.Marks & BlockMarks.Repeated) == 0)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
