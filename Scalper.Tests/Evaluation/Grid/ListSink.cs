using Scalper.Core.Evaluation;

namespace Scalper.Tests.Evaluation.Grid;

/// <summary>Keeps every chunk, whichever lane brings it.</summary>
internal sealed class ListSink(int models = 1, int latencyMs = 100) : IGridSink
{
    private readonly Lock _gate = new();

    public List<GridChunk> Chunks { get; } = [];

    public GridPlan Plan { get; } = new([.. Enumerable.Range(0, models).Select(m => new ModelKey($"model {m}", "0"))], latencyMs);

    public GridChunk Rent() => new(Plan.Models.Count);

    public void Take(GridChunk chunk)
    {
        lock (_gate)
        {
            Chunks.Add(chunk);
        }
    }
}
