namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>A call into the page's scripts.</summary>
/// <param name="Handle">To answer under; 0 where no answer is wanted.</param>
/// <param name="Target">The object it is called on; 0 for the window.</param>
internal sealed record ScriptCall(long Handle, string Identifier, string Arguments, long ResultType, long Target) : HubMessage;
