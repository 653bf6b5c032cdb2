namespace Scalper.Sandbox.Venue.Faults;

/// <summary>One command: the arguments it knows, and what carries it out at a time (Unix ns).</summary>
internal sealed record FaultCommand(string Name, IReadOnlyCollection<string> Arguments, Func<ControlRequest, long, FaultEffect> Carry)
{
    /// <param name="carry">Says how many connections, topics or contracts it hit.</param>
    public FaultCommand(string name, IReadOnlyCollection<string> arguments, Func<ControlRequest, long, int> carry)
        : this(name, arguments, (request, nowNs) => new FaultEffect(carry(request, nowNs)))
    {
    }
}
