using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>Finds the segments that a start reads: the last ones of the newest run before it, from checkpoints of all lanes on.</summary>
/// <param name="Segments">Paths, oldest first; none where there is no such run.</param>
/// <param name="Inputs">About as many inputs are in them.</param>
internal sealed record PastSegments(IReadOnlyList<string> Segments, long Inputs)
{
    /// <summary>More are only read where a lane has no later checkpoint: a start must not take long.</summary>
    private const long MostInputs = 1_000_000;

    /// <param name="present">The run that has just begun.</param>
    /// <param name="span">Reaches back so far where that is cheap.</param>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static PastSegments Find(RecordingFolder folder, ulong present, TimeSpan span)
    {
        List<string> found = [];
        HashSet<ushort> headless = [];
        long inputs = 0, latestNs = long.MinValue;
        ulong? run = null;
        foreach (SegmentFile segment in folder.List().Reverse())
        {
            (ulong Run, IReadOnlyList<IndexEntry> Blocks)? read = Read(segment.Path);
            if (read is not { } past || past.Run == present || past.Blocks.All(b => (b.Marks & BlockMarks.Repeated) != 0))
            {
                continue;
            }

            if (past.Run != (run ??= past.Run))
            {
                break;
            }

            latestNs = Math.Max(latestNs, past.Blocks.Max(b => b.LatestNs));
            long more = past.Blocks.Sum(b => (long)b.Count);
            bool isEnough = found.Count > 0 && headless.Count == 0;
            if (isEnough && inputs + more > MostInputs)
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

    private static (ulong Run, IReadOnlyList<IndexEntry> Blocks)? Read(string path)
    {
        using SegmentReader reader = SegmentReader.Open(path);
        if (reader.Header is not { } header)
        {
            return null;
        }

        if (reader.ReadIndex() is { } index)
        {
            return (header.Run, index);
        }

        List<IndexEntry> blocks = [];
        while (reader.TryFind(out long offset, out BlockHeader block, out _))
        {
            blocks.Add(IndexEntry.Of(offset, block));
        }

        return (header.Run, blocks);
    }
}
