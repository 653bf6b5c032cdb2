using System.Text.Json;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Takes fault commands, carries them out and ends them at their times. Pure: times come in, no clock is read. The commands stand in docs/sandbox.md.</summary>
internal sealed class FaultDesk
{
    private const int LongestHistory = 1_000;

    private readonly Exchange _exchange;
    private readonly FaultRegister _register = new();
    private readonly FaultTargets _targets;
    private readonly Dictionary<string, FaultCommand> _commands;
    private readonly Queue<CarriedFault> _history = new();
    private FaultSchedule? _schedule;

    public FaultDesk(Exchange exchange, ulong seed)
    {
        _exchange = exchange;
        _targets = new FaultTargets(exchange);
        Connections = new ConnectionFaults(exchange, _targets, _register);
        Streams = new StreamFaults(exchange, _targets, _register);
        Answers = new AnswerFaults(_targets, _register, SeededRandom.For(seed, "lost answers"));
        _commands = Connections.Commands
            .Concat(Streams.Commands)
            .Concat(Answers.Commands)
            .Concat(new BookFaults(exchange, _targets, _register).Commands)
            .Concat(new GarbageFaults(_targets).Commands)
            .Concat(new MarketFaults(exchange, _targets, _register).Commands)
            .Append(new FaultCommand("clear", [], (_, nowNs) => Clear(nowNs)))
            .Append(new FaultCommand("faults", [], (_, _) => _register.InForce.Count))
            .ToDictionary(static command => command.Name, StringComparer.Ordinal);
    }

    public ConnectionFaults Connections { get; }

    public StreamFaults Streams { get; }

    public AnswerFaults Answers { get; }

    public IReadOnlyCollection<CarriedFault> History => _history;

    /// <summary>When the next thing comes about; null where nothing is put off.</summary>
    public long? NextNs => _register.NextNs;

    public void RunUntil(long nowNs) => _register.RunUntil(nowNs);

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
            return ControlAnswer.Done(request.Name, effect, _register.InForce, nowNs);
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

    private void Await(FaultSchedule schedule, long nowNs) => _register.At(schedule.NextNs(nowNs), dueNs =>
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
        int ended = _register.InForce.Count;
        _register.EndAll(nowNs);
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
