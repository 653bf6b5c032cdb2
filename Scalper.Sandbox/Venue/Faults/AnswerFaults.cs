namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Pongs and acknowledgements that do not come or come late, and topics that are refused. A request whose answer is lost has its effect all the same.</summary>
internal sealed class AnswerFaults(FaultTargets targets, FaultRegister register, SeededRandom random)
{
    private readonly List<FaultScope> _pongless = [];
    private readonly List<LostAcks> _losses = [];
    private readonly List<(FaultScope Scope, long DelayNs)> _delays = [];
    private readonly List<(FaultScope Scope, string? Words)> _rejections = [];

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("nopong", ["client", "seconds"], (request, nowNs) => Enter(request, nowNs, _pongless, targets.Scope(request))),
        new("ackloss", [.. FaultTargets.Topics, "share", "count", "seconds"], Lose),
        new("ackdelay", [.. FaultTargets.Topics, "ms", "seconds"], Delay),
        new("reject", [.. FaultTargets.Topics, "words", "seconds"], Reject),
    ];

    public void SendPong(ClientSession client, byte[] frame)
    {
        if (!_pongless.Exists(scope => scope.Covers(client)))
        {
            client.Send(new OutFrame(frame));
        }
    }

    public void SendAck(ClientSession client, ClientCommand command, byte[] frame, long nowNs)
    {
        if (_losses.Find(loss => Concerns(loss.Scope, client, command)) is { } lost && lost.Strikes(random))
        {
            if (lost.IsSpent)
            {
                register.End(lost.InForce!, nowNs);
            }

            return;
        }

        long delayNs = _delays.Find(delay => Concerns(delay.Scope, client, command)).DelayNs;
        if (delayNs == 0)
        {
            client.Send(new OutFrame(frame));
            return;
        }

        register.At(nowNs + delayNs, _ => client.Send(new OutFrame(frame)));
    }

    /// <summary>The words in which a topic that exists is refused; null where it is not.</summary>
    public string? TakeRejection(ClientSession client, TopicFeed feed)
    {
        foreach ((FaultScope scope, string? words) in _rejections)
        {
            if (scope.Covers(client) && scope.Covers(feed))
            {
                return words ?? $"error:handler not found,topic:{feed.Name}";
            }
        }
        return null;
    }

    private static bool Concerns(FaultScope scope, ClientSession client, ClientCommand command) =>
        scope.Covers(client) && (!scope.NamesTopics || command.Arguments.Any(scope.CoversTopic));

    private int Lose(ControlRequest request, long nowNs)
    {
        LostAcks loss = new(targets.Scope(request), request.Number("share", 0, 1) ?? 1, request.Has("count") ? request.Count : null);
        Enter(request, nowNs, _losses, loss);
        loss.InForce = register.InForce[^1];
        return 0;
    }

    private int Delay(ControlRequest request, long nowNs)
    {
        double ms = request.Number("ms", 0.001, 3_600_000) ?? throw new ControlRefusal("ackdelay: expected \"ms\", got none");
        return Enter(request, nowNs, _delays, (targets.Scope(request), (long)(ms * 1e6)));
    }

    private int Reject(ControlRequest request, long nowNs)
    {
        FaultScope scope = targets.Scope(request);
        return scope.NamesTopics
            ? Enter(request, nowNs, _rejections, (scope, request.Text("words")))
            : throw new ControlRefusal("reject: expected \"topic\", \"symbol\" or \"depth\", got none");
    }

    private int Enter<T>(ControlRequest request, long nowNs, List<T> list, T fault)
    {
        list.Add(fault);
        register.Begin(request, nowNs, _ => list.Remove(fault));
        return 0;
    }
}
