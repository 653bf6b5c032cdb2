namespace Scalper.Sandbox.Venue.Faults;

/// <summary>One command: the arguments it knows, and what carries it out at a time (Unix ns) and says how many connections, topics or contracts it hit.</summary>
internal sealed record FaultCommand(string Name, IReadOnlyCollection<string> Arguments, Func<ControlRequest, long, int> Carry);
