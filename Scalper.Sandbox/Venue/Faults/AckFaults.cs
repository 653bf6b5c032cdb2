namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Acknowledgements that do not come or come late. A request whose answer is lost has its effect all the same.</summary>
internal sealed class AckFaults(FaultTargets targets, FaultRegister register, SeededRandom random)
{
    private readonly List<LostAcks> _losses = [];
    private readonly List<(FaultScope Scope, long DelayNs)> _delays = [];

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("ackloss", [.. targets.Topics, "share", "count", "seconds"], Lose),
        new("ackdelay", [.. targets.Topics, "ms", "seconds"], Delay),
    ];

    /// <param name="streams">The names that the client has asked about.</param>
    /// <param name="frame">The answer.</param>
    public void Send(ClientSession client, IReadOnlyList<string> streams, byte[] frame, long nowNs)
    {
        if (_losses.Find(loss => Concerns(loss.Scope, client, streams)) is { } lost && lost.Strikes(random))
        {
            if (lost.IsSpent)
            {
                register.End(lost.InForce!, nowNs);
            }

            return;
        }

        long delayNs = _delays.Find(delay => Concerns(delay.Scope, client, streams)).DelayNs;
        if (delayNs == 0)
        {
            client.Send(new OutFrame(frame));
            return;
        }

        register.At(nowNs + delayNs, _ => client.Send(new OutFrame(frame)));
    }

    private bool Concerns(FaultScope scope, ClientSession client, IReadOnlyList<string> streams) =>
        scope.Covers(client) && (!scope.NamesTopics || streams.Any(name => targets.Covers(scope, name)));

    private int Lose(ControlRequest request, long nowNs)
    {
        LostAcks loss = new(targets.Scope(request), request.Number("share", 0, 1) ?? 1, request.Has("count") ? request.Count : null);
        loss.InForce = register.Begin(request, nowNs, _losses, loss);
        return 0;
    }

    private int Delay(ControlRequest request, long nowNs)
    {
        double ms = request.Number("ms", 0.001, 3_600_000) ?? throw new ControlRefusal("ackdelay: expected \"ms\", got none");
        register.Begin(request, nowNs, _delays, (targets.Scope(request), (long)(ms * 1e6)));
        return 0;
    }
}
