using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Chunks to judged blocks. What comes out is the same whatever the order in which lanes bring their chunks, as long as each comes before its block is closed.
/// Holds the chunks of the longest block, 18 bytes a second and 15 a model: for 300 symbols and two models 43 MB. One thread.
/// </summary>
/// <param name="scalesOf">What was settled before the day of a second began.</param>
/// <param name="release">Takes chunks that are used up.</param>
/// <param name="takesPartial">
/// Chunks that are not whole count as well: for files, which are the same whenever they are looked at. What runs may have begun anywhere.
/// </param>
[NotState]
public sealed class GridEvaluator(GridPlan plan, Func<long, DayScales> scalesOf, Action<GridChunk> release, bool takesPartial = false)
{
    private const long ChunkSeconds = GridPlan.ChunkSeconds;
    private const long LongestSeconds = Horizon.MostChunks * ChunkSeconds;

    private readonly SymbolJudge _judge = new(plan);
    private readonly SortedDictionary<long, OpenBlock> _short = [];
    private readonly SortedDictionary<long, OpenBlock> _long = [];
    private readonly Dictionary<string, List<GridChunk>> _held = new(StringComparer.Ordinal);
    private long _closedSecond;

    /// <summary>Chunks of symbols that came or went within them: in no block.</summary>
    public long Partial { get; private set; }

    /// <summary>Chunks that came after their block was closed: in no block either.</summary>
    public long Late { get; private set; }

    /// <summary>Takes a chunk, and judges what it completes.</summary>
    public void Take(GridChunk chunk)
    {
        bool isTaken = chunk.IsWhole || takesPartial, isLate = chunk.StartSecond + ChunkSeconds <= _closedSecond;
        Partial += chunk.IsWhole ? 0 : 1;
        Late += isTaken && isLate ? 1 : 0;
        if (!isTaken || isLate)
        {
            release(chunk);
            return;
        }

        Open(_short, chunk.StartSecond, chunks: 1).Add([chunk], _judge, scalesOf(chunk.StartSecond));
        Hold(chunk);
    }

    /// <summary>Closes all blocks that ended by then; whatever comes of them later is late.</summary>
    /// <returns>Oldest first; of those that end together the shorter before the longer.</returns>
    public IReadOnlyList<ClosedBlock> CloseUpTo(long second)
    {
        _closedSecond = Math.Max(_closedSecond, second);
        foreach (List<GridChunk> chunks in _held.Values.Where(c => LongStart(c[0]) + LongestSeconds <= second).ToArray())
        {
            GiveUp(chunks);
        }

        List<(long End, ClosedBlock Block)> closed = [.. Close(_short, second), .. Close(_long, second)];
        return [.. closed.OrderBy(c => c.End).Select(c => c.Block)];
    }

    private static long LongStart(GridChunk chunk) => chunk.StartSecond / LongestSeconds * LongestSeconds;

    private static IEnumerable<(long End, ClosedBlock Block)> Close(SortedDictionary<long, OpenBlock> open, long second)
    {
        while (open.Count > 0 && open.First() is { Value: var first } entry && first.EndSecond <= second)
        {
            open.Remove(entry.Key);
            yield return (first.EndSecond, first.Close());
        }
    }

    private OpenBlock Open(SortedDictionary<long, OpenBlock> open, long startSecond, int chunks)
    {
        if (!open.TryGetValue(startSecond, out OpenBlock? block))
        {
            open[startSecond] = block = new OpenBlock(plan, chunks, startSecond);
        }

        return block;
    }

    private void Hold(GridChunk chunk)
    {
        // Behind an end, breaks are counted anew: no window reaches across.
        if (_held.TryGetValue(chunk.Symbol, out List<GridChunk>? chunks) && (chunks[^1].Index != chunk.Index - 1 || chunks[^1].End != GridEnd.Full))
        {
            GiveUp(chunks);
        }

        if (chunks is null || chunks.Count == 0)
        {
            _held[chunk.Symbol] = chunks = [];
        }

        chunks.Add(chunk);
        if (chunk.StartSecond + ChunkSeconds == LongStart(chunk) + LongestSeconds || chunk.End != GridEnd.Full)
        {
            Complete(chunks);
        }
    }

    // Seconds are missing in it; what there is counts where partial chunks do.
    private void GiveUp(List<GridChunk> chunks)
    {
        if (takesPartial)
        {
            Complete(chunks);
        }
        else
        {
            Forget(chunks);
        }
    }

    private void Complete(List<GridChunk> chunks)
    {
        long start = LongStart(chunks[0]);
        if (takesPartial || (chunks[0].StartSecond == start && (chunks.Count == Horizon.MostChunks || chunks[^1].End == GridEnd.Gone)))
        {
            OpenBlock block = Open(_long, start, Horizon.MostChunks);
            block.Add(chunks, _judge, scalesOf(start));
            block.Keep(SampleTaker.Of(chunks));
        }

        Forget(chunks);
    }

    private void Forget(List<GridChunk> chunks)
    {
        _held.Remove(chunks[0].Symbol);
        chunks.ForEach(release);
        chunks.Clear();
    }
}
