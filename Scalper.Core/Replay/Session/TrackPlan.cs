using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Session;

/// <summary>A lane of a run, and where in it a replay can begin.</summary>
/// <param name="Starts">In their order; none for a capture, which begins at its first frame.</param>
/// <param name="FirstNs">Time of the first input that can be played, as far as the index tells: it is no later.</param>
internal sealed record TrackPlan(ReplayTrack Track, IReadOnlyList<TrackStart> Starts, long FirstNs, long LastNs)
{
    /// <summary>Of a capture.</summary>
    public CaptureContents? Contents { get; init; }

    /// <summary>A replay of its own.</summary>
    /// <param name="pages">For the heatmap's past; null keeps none.</param>
    public ITrackReplay Play(PageBudget? pages, EngineOptions options, IReplayListener? listener = null) =>
        Track.IsCapture ? new CaptureReplay(Track, listener, pages, options, Contents) : new LaneReplay(Track, listener, pages, options);

    /// <summary>A time no later than that of an input.</summary>
    /// <exception cref="IOException">The segment can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public long TimeBefore(long number)
    {
        if (Track.IsCapture)
        {
            return FirstNs;
        }

        long beforeNs = FirstNs;
        foreach (string segment in Track.Segments)
        {
            IndexEntry[] blocks = [.. SegmentBlocks.Read(segment).Blocks.Where(b => b.Lane == Track.Lane && (b.Marks & (BlockMarks.Repeated | BlockMarks.Checkpoint)) == 0)];
            foreach (IndexEntry block in blocks.Where(b => b.FirstNumber <= number))
            {
                beforeNs = Math.Max(beforeNs, block.EarliestNs);
            }

            if (blocks.Any(b => b.LastNumber >= number))
            {
                break;
            }
        }

        return beforeNs;
    }
}
