namespace Scalper.Core.Engine;

/// <summary>Asks a lane something between two frames, for somebody outside.</summary>
internal sealed class QueryCommand<T>(Func<Lane, T> query) : LaneCommand
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    public override void Run(Lane lane) => _completion.TrySetResult(query(lane));

    public override void Refuse() => _completion.TrySetException(new LaneBusyException("The lane has stopped."));
}
