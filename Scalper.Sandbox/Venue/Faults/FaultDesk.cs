using System.Text.Json;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Takes fault commands, carries them out and ends them at their times. Pure: times come in, no clock is read. The commands stand in docs/sandbox.md.</summary>
internal sealed class FaultDesk
{
    private const int LongestHistory = 1_000;

    private readonly VenueStepper _exchange;
    private readonly Dictionary<string, FaultCommand> _commands = new(StringComparer.Ordinal);
    private readonly Queue<CarriedFault> _history = new();
    private FaultSchedule? _schedule;

    public FaultDesk(VenueStepper exchange, Agenda agenda, ulong seed)
    {
        _exchange = exchange;
        Register = new FaultRegister(agenda);
        Targets = new FaultTargets(exchange);
        Connections = new ConnectionFaults(exchange, Targets, Register);
        Streams = new StreamFaults(exchange, Targets, Register);
        Acks = new AckFaults(Targets, Register, SeededRandom.For(seed, "lost answers"));
        Add(Connections.Commands);
        Add(Streams.Commands);
        Add(Acks.Commands);
        Add(new GarbageFaults(Targets).Commands);
        Add(new MarketFaults(exchange, Targets, Register).Commands);
        Add([new FaultCommand("clear", [], (_, nowNs) => Clear(nowNs)), new FaultCommand("faults", [], (_, _) => Register.InForce.Count)]);
    }

    public FaultRegister Register { get; }

    public FaultTargets Targets { get; }

    public ConnectionFaults Connections { get; }

    public StreamFaults Streams { get; }

    public AckFaults Acks { get; }

    public IReadOnlyCollection<CarriedFault> History => _history;

    /// <summary>Enters the commands that only one venue knows.</summary>
    public void Add(IEnumerable<FaultCommand> commands)
    {
        foreach (FaultCommand command in commands)
        {
            _commands.Add(command.Name, command);
        }
    }

    public ControlAnswer Carry(JsonElement command, long nowNs)
    {
        string text = command.GetRawText();
        try
        {
            ControlRequest request = new(command);
            text = request.Json;
            FaultCommand found = _commands.GetValueOrDefault(request.Name)
                ?? throw new ControlRefusal($"expected \"cmd\" to be one of {string.Join(", ", _commands.Keys.Order(StringComparer.Ordinal))}, got '{request.Name}'");
            request.Allow(found.Arguments);
            FaultEffect effect = found.Carry(request, nowNs);
            Remember(new CarriedFault(nowNs, text, null));
            return ControlAnswer.Done(request.Name, effect, Register.InForce, nowNs);
        }
        catch (ControlRefusal refusal)
        {
            Remember(new CarriedFault(nowNs, text, refusal.Message));
            return ControlAnswer.Refused(refusal.Message);
        }
    }

    /// <summary>Carries out the commands of a schedule at its times, in place of any other's.</summary>
    public void Follow(FaultSchedule? schedule, long nowNs)
    {
        _schedule = schedule;
        if (schedule is not null)
        {
            Await(schedule, nowNs);
        }
    }

    private void Await(FaultSchedule schedule, long nowNs) => Register.At(schedule.NextNs(nowNs), dueNs =>
    {
        if (_schedule != schedule)
        {
            return;
        }

        using (JsonDocument command = JsonDocument.Parse(schedule.Draw(_exchange.Clients)))
        {
            Carry(command.RootElement, dueNs);
        }

        Await(schedule, dueNs);
    });

    private int Clear(long nowNs)
    {
        int ended = Register.InForce.Count;
        Register.EndAll(nowNs);
        foreach (ClientSession client in _exchange.Clients)
        {
            foreach (Subscription subscription in client.Subscriptions.Values)
            {
                subscription.EndTricks();
            }
        }
        return ended;
    }

    private void Remember(CarriedFault carried)
    {
        _history.Enqueue(carried);
        if (_history.Count > LongestHistory)
        {
            _history.Dequeue();
        }

        _exchange.FaultCarried?.Invoke(carried);
    }
}
