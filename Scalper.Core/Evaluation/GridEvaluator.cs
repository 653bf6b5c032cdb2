using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Chunks to judged blocks. What comes out is the same whatever the order in which lanes bring their chunks, as long as each comes before its block is closed.
/// Holds the chunks of the longest block, 18 bytes a second and 15 a model: for 300 symbols and two models 43 MB. One thread.
/// </summary>
/// <param name="scalesOf">What was settled before the day of a second began.</param>
/// <param name="release">Takes chunks that are used up.</param>
[NotState]
public sealed class GridEvaluator(GridPlan plan, Func<long, DayScales> scalesOf, Action<GridChunk> release)
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
        if (!chunk.IsWhole || chunk.StartSecond + ChunkSeconds <= _closedSecond)
        {
            Partial += chunk.IsWhole ? 0 : 1;
            Late += chunk.IsWhole ? 1 : 0;
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
        List<(long End, ClosedBlock Block)> closed = [.. Close(_short, second), .. Close(_long, second)];
        foreach ((string symbol, List<GridChunk> chunks) in _held.ToArray())
        {
            if (LongStart(chunks[0]) + LongestSeconds <= second)
            {
                Release(chunks);
                _held.Remove(symbol);
            }
        }

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
        if (!_held.TryGetValue(chunk.Symbol, out List<GridChunk>? chunks))
        {
            _held[chunk.Symbol] = chunks = [];
        }

        if (chunks.Count > 0 && LongStart(chunks[0]) != LongStart(chunk))
        {
            Release(chunks);
        }

        chunks.Add(chunk);
        if (chunks.Count == Horizon.MostChunks)
        {
            OpenBlock block = Open(_long, LongStart(chunk), Horizon.MostChunks);
            block.Add(chunks, _judge, scalesOf(LongStart(chunk)));
            block.Keep(SampleTaker.Of(chunks));
            Release(chunks);
            _held.Remove(chunk.Symbol);
        }
    }

    private void Release(List<GridChunk> chunks)
    {
        chunks.ForEach(release);
        chunks.Clear();
    }
}
