using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>The last segments of a run, from checkpoints of all lanes on.</summary>
/// <param name="Segments">Paths, oldest first; none where there is no such run.</param>
/// <param name="Inputs">About as many inputs are in them.</param>
internal sealed record PastSegments(IReadOnlyList<string> Segments, long Inputs)
{
    /// <summary>Finds those of the newest run that is wanted.</summary>
    /// <param name="isWanted">Whether it may be this run.</param>
    /// <param name="span">They reach back at least so far from the last record, where there are as many.</param>
    /// <param name="mostInputs">More inputs are in them only where a lane has no later checkpoint.</param>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static PastSegments Find(RecordingFolder folder, Predicate<ulong> isWanted, TimeSpan span, long mostInputs = long.MaxValue)
    {
        List<string> found = [];
        HashSet<ushort> headless = [];
        long inputs = 0, latestNs = long.MinValue;
        ulong? run = null;
        foreach (SegmentFile segment in folder.List().Reverse())
        {
            SegmentBlocks past = SegmentBlocks.Read(segment.Path);
            if (past.Run is not { } itsRun || !isWanted(itsRun) || past.Blocks.All(b => (b.Marks & BlockMarks.Repeated) != 0))
            {
                continue;
            }

            if (itsRun != (run ??= itsRun))
            {
                break;
            }

            latestNs = Math.Max(latestNs, past.Blocks.Max(b => b.LatestNs));
            long more = past.Blocks.Sum(b => (long)b.Count);
            bool isEnough = found.Count > 0 && headless.Count == 0;
            if (isEnough && inputs + more > mostInputs)
            {
                break;
            }

            found.Insert(0, segment.Path);
            inputs += more;
            headless.UnionWith(past.Blocks.Select(b => b.Lane));
            headless.ExceptWith(past.Blocks.Where(b => (b.Marks & BlockMarks.Checkpoint) != 0).Select(b => b.Lane));
            if (headless.Count == 0 && latestNs - past.Blocks.Where(b => (b.Marks & BlockMarks.Repeated) == 0).Min(b => b.EarliestNs) >= span.Ticks * TimeSpan.NanosecondsPerTick)
            {
                break;
            }
        }

        return new PastSegments(found, inputs);
    }
}
