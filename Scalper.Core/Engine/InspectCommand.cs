namespace Scalper.Core.Engine;

/// <summary>Copies one symbol's state for somebody outside.</summary>
internal sealed class InspectCommand(int symbol) : LaneCommand
{
    private readonly TaskCompletionSource<SymbolDetail> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<SymbolDetail> Completion => _completion.Task;

    public override void Run(SymbolStages[] symbols) => _completion.TrySetResult(symbols[symbol].Copy());

    public override void Refuse() => _completion.TrySetException(new LaneBusyException("The lane has stopped."));
}
