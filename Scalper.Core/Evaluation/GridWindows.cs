using System.Runtime.InteropServices;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// The windows of one symbol's block at one horizon: entry at s + L, exit at s + L + h. One whose exit would be beyond the block is cut; one across which the
/// book did not stay Live, or trades were missing, is discarded; the others are kept. Holds its room from block to block. One thread.
/// </summary>
[NotState]
public sealed class GridWindows
{
    private readonly RankWorkspace _workspace = new();
    private readonly List<int> _seconds = [];
    private readonly List<Outcome> _outcomes = [];
    private readonly List<double> _gross = [];
    private readonly List<int> _ranks = [];
    private IReadOnlyList<GridChunk> _chunks = [];

    /// <summary>Windows kept.</summary>
    public int Count => _seconds.Count;

    /// <summary>Those and the others.</summary>
    public Coverage Coverage { get; private set; }

    /// <summary>Room to rank in.</summary>
    public RankWorkspace Workspace => _workspace;

    /// <summary>Log returns of the mid, in the order of the seconds.</summary>
    public ReadOnlySpan<double> Gross => CollectionsMarshal.AsSpan(_gross);

    /// <summary>Their doubled mid-ranks.</summary>
    public ReadOnlySpan<int> Ranks => CollectionsMarshal.AsSpan(_ranks);

    /// <summary>What became of the price in a window.</summary>
    public Outcome Outcome(int window) => _outcomes[window];

    /// <summary>The chunk of a window's entry.</summary>
    public GridChunk Chunk(int window) => _chunks[_seconds[window] / GridPlan.ChunkSeconds];

    /// <summary>The second of a window's entry within its chunk.</summary>
    public int Second(int window) => _seconds[window] % GridPlan.ChunkSeconds;

    /// <summary>Finds the windows.</summary>
    /// <param name="chunks">A block, or what there is of it: chunks of one symbol, one behind the other.</param>
    public void Read(IReadOnlyList<GridChunk> chunks, Horizon horizon)
    {
        _chunks = chunks;
        _seconds.Clear();
        _outcomes.Clear();
        _gross.Clear();
        Coverage = default;
        int length = chunks.Count * GridPlan.ChunkSeconds;
        int left = (int)((horizon.Chunks - (chunks[0].Index % horizon.Chunks)) * GridPlan.ChunkSeconds);
        for (int second = 0; second < length; second++)
        {
            Take(second, second + horizon.Seconds, left);
        }

        CollectionsMarshal.SetCount(_ranks, Count);
        MidRanks.Write(Gross, CollectionsMarshal.AsSpan(_ranks), _workspace);
    }

    private static Outcome? Between(GridChunk from, int entry, GridChunk to, int exit) =>
        from.HasTouch(entry) && to.HasTouch(exit)
            ? Evaluation.Outcome.Of(from.Bid(entry), from.Ask(entry), to.Bid(exit), to.Ask(exit))
            : null;

    // Where the symbol itself ended, what follows is lost; where only the samples do, it is cut.
    private bool IsCut(int end, int left)
    {
        (int chunk, int exit) = Math.DivRem(end, GridPlan.ChunkSeconds);
        return end >= left || (_chunks[^1].End != GridEnd.Gone && (chunk >= _chunks.Count || exit >= _chunks[chunk].TouchCount));
    }

    /// <param name="left">Seconds from the first chunk to the end of the block.</param>
    private void Take(int second, int end, int left)
    {
        (int fromChunk, int entry) = Math.DivRem(second, GridPlan.ChunkSeconds);
        GridChunk from = _chunks[fromChunk];
        GridMarks marks = from.Marks(entry);
        if (marks == GridMarks.None)
        {
            return;
        }

        Coverage = Coverage with { Possible = Coverage.Possible + 1 };
        if ((marks & GridMarks.Scored) == 0)
        {
            Coverage = Coverage with { Unscored = Coverage.Unscored + 1 };
            return;
        }

        if (IsCut(end, left))
        {
            Coverage = Coverage with { Cut = Coverage.Cut + 1 };
            return;
        }

        (int toChunk, int exit) = Math.DivRem(end, GridPlan.ChunkSeconds);
        if (toChunk >= _chunks.Count || exit >= _chunks[toChunk].TouchCount)
        {
            Coverage = Coverage.WithDiscarded(null);
            return;
        }

        GridChunk to = _chunks[toChunk];
        Outcome? outcome = Between(from, entry, to, exit);
        bool isUnbroken = (marks & GridMarks.Gap) == 0 && from.Breaks(entry) == to.TouchBreaks(exit);
        if (outcome is not { } known || !isUnbroken)
        {
            Coverage = Coverage.WithDiscarded(outcome?.Gross);
            return;
        }

        Coverage = Coverage.WithKept(known.Gross);
        _seconds.Add(second);
        _outcomes.Add(known);
        _gross.Add(known.Gross);
    }
}
