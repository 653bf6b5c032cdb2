namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Connections that end, are not granted, stand still or drip.</summary>
internal sealed class ConnectionFaults(VenueStepper exchange, FaultTargets targets, FaultRegister register)
{
    private const string RefuseName = "refuse", StallName = "stall", DripName = "drip";
    private const int ReservedCode = 1004, TlsFailure = 1015;

    private ConnectRefusal? _refusal;
    private FaultInForce? _refusing;
    private int? _refusalsLeft;
    private Drip? _drip;

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("drop", ["client", "code", "reason"], Drop),
        new(RefuseName, ["status", "retryAfter", "seconds", "count"], Refuse),
        new(StallName, ["seconds", "count"], (request, nowNs) => Refuse(request, ConnectRefusal.Silence, nowNs)),
        new("halfopen", ["client", "seconds"], HalfOpen),
        new(DripName, ["client", "value", "fragment", "seconds"], DripFrames),
    ];

    /// <summary>How the connection that is asked for now is refused; null: it is granted.</summary>
    public ConnectRefusal? TakeRefusal()
    {
        ConnectRefusal? refusal = _refusal;
        if (refusal is not null && --_refusalsLeft == 0)
        {
            register.End(_refusing!, 0);
        }

        return refusal;
    }

    /// <summary>A connection is made while faults are in force.</summary>
    public void Greet(ClientSession client) => _drip?.Begin(client);

    private int Drop(ControlRequest request, long nowNs)
    {
        int code = request.Integer("code", 1000, 4999) ?? SessionEnd.NoCloseFrame;
        if (code is ReservedCode or TlsFailure)
        {
            throw new ControlRefusal($"drop: expected a code that a close frame may carry, or 1006 for none, got {code}");
        }

        string reason = request.Text("reason") ?? "";
        if (System.Text.Encoding.UTF8.GetByteCount(reason) > SessionEnd.LongestReason || (reason.Length > 0 && code is SessionEnd.NoCode or SessionEnd.NoCloseFrame))
        {
            throw new ControlRefusal($"drop: expected at most {SessionEnd.LongestReason} bytes of reason, and none with code 1005 or 1006, got code {code} and {reason.Length} characters");
        }

        List<ClientSession> clients = targets.Clients(request);
        foreach (ClientSession client in clients)
        {
            exchange.Cut(client, new SessionEnd(code, reason), $"dropped by command with code {code}");
        }

        return clients.Count;
    }

    private int Refuse(ControlRequest request, long nowNs) =>
        Refuse(request, new ConnectRefusal(request.Integer("status", 400, 599) ?? 403, request.Integer("retryAfter", 0, 86_400)), nowNs);

    private int Refuse(ControlRequest request, ConnectRefusal refusal, long nowNs)
    {
        int? count = request.Has("count") ? request.Count : null;
        register.EndAll(RefuseName, nowNs);
        register.EndAll(StallName, nowNs);
        (_refusal, _refusalsLeft) = (refusal, count);
        _refusing = register.Begin(request, nowNs, _ => _refusal = null);
        return 0;
    }

    private int HalfOpen(ControlRequest request, long nowNs)
    {
        List<ClientSession> clients = targets.Clients(request);
        clients.ForEach(static client => client.BeginHalfOpen());
        register.Begin(request, nowNs, endNs => clients.ForEach(client => EndHalfOpen(client, endNs)));
        return clients.Count;
    }

    private void EndHalfOpen(ClientSession client, long nowNs)
    {
        foreach (string text in client.EndHalfOpen())
        {
            if (client.End is null && exchange.Clients.Contains(client))
            {
                exchange.Read(client, text, nowNs);
            }
        }
    }

    private int DripFrames(ControlRequest request, long nowNs)
    {
        double? framesPerSecond = request.Number("value", 0.01, 100_000);
        int fragment = request.Integer("fragment", 1, 1_000_000) ?? 0;
        if (framesPerSecond is null && fragment == 0)
        {
            throw new ControlRefusal("drip: expected \"value\" frames a second, \"fragment\" bytes, or both, got neither");
        }

        FaultScope scope = targets.Scope(request);
        register.EndAll(DripName, nowNs);
        Drip drip = new(scope, framesPerSecond, fragment, register);
        _drip = drip;
        register.Begin(request, nowNs, _ =>
        {
            drip.End();
            _drip = null;
        });
        foreach (ClientSession client in exchange.Clients)
        {
            drip.Begin(client);
        }

        drip.Step(nowNs);
        return exchange.Clients.Count(scope.Covers);
    }
}
