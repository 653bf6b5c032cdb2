using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Session;

/// <summary>What of a recording can be played, run after run.</summary>
/// <param name="Runs">In the order of time; at least one.</param>
internal sealed record ReplayPlan(IReadOnlyList<RunPlan> Runs)
{
    public long FirstNs => Runs[0].FirstNs;

    public long LastNs => Runs.Max(r => r.LastNs);

    /// <exception cref="ReplayOpenException">There is nothing that can be played.</exception>
    public static ReplayPlan Read(ReplayCatalogue catalogue, string path)
    {
        if (catalogue.Tracks.Count == 0)
        {
            throw new ReplayOpenException(catalogue.Faults is [var first, ..] ? first : $"{path}: expected a recording, came nothing");
        }

        try
        {
            return catalogue.Tracks[0].IsCapture ? ReadCapture(catalogue.Tracks[0]) : ReadSegments(catalogue, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CaptureFormatException)
        {
            throw new ReplayOpenException(fault.Message, fault);
        }
    }

    private static ReplayPlan ReadCapture(ReplayTrack track)
    {
        string path = track.Segments[0];
        long firstNs = long.MaxValue, lastNs = long.MinValue;
        CaptureContents found = CaptureContents.Read(path, Look);
        return lastNs >= firstNs
            ? new ReplayPlan([new RunPlan([new TrackPlan(track, [], firstNs, lastNs) { Contents = found }])])
            : throw new ReplayOpenException($"{path}: expected a capture, came one without a single frame");

        CaptureLine Look(CaptureLine line)
        {
            long atNs = line.ReceivedAtNs
                ?? throw new ReplayOpenException($"{path}, line {line.Number}: expected a frame with the time it was received at, came one without: such a capture can't be played in time");

            // The lane's clock never runs back: nothing is played before the first.
            firstNs = firstNs == long.MaxValue ? atNs : firstNs;
            lastNs = Math.Max(lastNs, atNs);
            return line;
        }
    }

    private static ReplayPlan ReadSegments(ReplayCatalogue catalogue, string path)
    {
        Dictionary<string, SegmentBlocks> blocks = [];
        foreach (string segment in catalogue.Tracks.SelectMany(t => t.Segments).Distinct())
        {
            blocks[segment] = SegmentBlocks.Read(segment);
        }

        RunPlan[] runs =
        [
            .. catalogue.Tracks.Select(t => Read(t, blocks)).OfType<TrackPlan>().GroupBy(t => t.Track.Run)
                .Select(r => new RunPlan([.. r.OrderBy(t => t.Track.Lane)])).OrderBy(r => r.FirstNs),
        ];
        return runs.Length > 0
            ? new ReplayPlan(runs)
            : throw new ReplayOpenException($"{path}: expected a checkpoint to begin at and inputs behind it, came a recording without");
    }

    private static TrackPlan? Read(ReplayTrack track, Dictionary<string, SegmentBlocks> segments)
    {
        List<TrackStart> starts = [];
        long firstNs = long.MaxValue, lastNs = long.MinValue;
        for (int segment = 0; segment < track.Segments.Count; segment++)
        {
            IndexEntry[] blocks = [.. segments[track.Segments[segment]].Blocks.Where(b => b.Lane == track.Lane)];
            if (blocks.FirstOrDefault(b => (b.Marks & BlockMarks.Checkpoint) != 0) is { Count: > 0 } start)
            {
                starts.Add(new TrackStart(segment, start.LastNumber, start.LatestNs));
            }

            foreach (IndexEntry block in blocks.Where(b => starts.Count > 0 && (b.Marks & (BlockMarks.Checkpoint | BlockMarks.Repeated)) == 0 && b.LastNumber > starts[0].Number))
            {
                firstNs = Math.Min(firstNs, block.EarliestNs);
                lastNs = Math.Max(lastNs, block.LatestNs);
            }
        }

        return lastNs >= firstNs ? new TrackPlan(track, starts, firstNs, lastNs) : null;
    }
}
