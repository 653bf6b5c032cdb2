using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Scalper.Core.Evaluation;

/// <summary>Chunks on their way from lanes to whoever judges them, and back. Lanes take and bring at once; one thread reads.</summary>
public sealed class GridChannel : IGridSink
{
    private readonly Channel<GridChunk> _filled;
    private readonly ConcurrentQueue<GridChunk> _spare = new();
    private readonly int _capacity;
    private long _lost;

    /// <param name="capacity">Filled chunks that may wait, and empty ones that are kept.</param>
    public GridChannel(GridPlan plan, int capacity)
    {
        Plan = plan;
        _capacity = capacity;
        _filled = Channel.CreateBounded<GridChunk>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    public GridPlan Plan { get; }

    /// <summary>Chunks that found no room.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Filled chunks, in the order in which they came.</summary>
    public ChannelReader<GridChunk> Filled => _filled.Reader;

    public GridChunk Rent() => TryRent(out GridChunk? spare) ? spare : new GridChunk(Plan.Models.Count);

    public void Take(GridChunk chunk)
    {
        if (!_filled.Writer.TryWrite(chunk))
        {
            Interlocked.Increment(ref _lost);
            Release(chunk);
        }
    }

    /// <summary>Gives a chunk back that is used up.</summary>
    public void Release(GridChunk chunk)
    {
        if (_spare.Count < _capacity)
        {
            _spare.Enqueue(chunk);
        }
    }

    private bool TryRent([NotNullWhen(true)] out GridChunk? spare) => _spare.TryDequeue(out spare);
}
