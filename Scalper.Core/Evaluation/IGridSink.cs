namespace Scalper.Core.Evaluation;

/// <summary>Takes the chunks of a lane's symbols. Called by lanes' threads, several at once; never waits, and in the steady state makes no garbage.</summary>
public interface IGridSink
{
    /// <summary>What is to be sampled.</summary>
    GridPlan Plan { get; }

    /// <summary>An empty chunk to be filled: a used one where there is one.</summary>
    GridChunk Rent();

    /// <summary>Takes a chunk that is filled, or whose symbol ended. It is the sink's from here on.</summary>
    void Take(GridChunk chunk);
}
