namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Topics that fall silent, and frames that are lost, repeated or swapped on the way.</summary>
internal sealed class StreamFaults(VenueStepper exchange, FaultTargets targets, FaultRegister register)
{
    private readonly List<Silence> _silences = [];

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("silence", [.. targets.Topics, "hold", "seconds"], Hush),
        new("gap", [.. targets.Topics, "count"], (request, _) => Trick(request, static count => new LostFrames(count))),
        new("duplicate", [.. targets.Topics, "count"], (request, _) => Trick(request, static count => new RepeatedFrames(count))),
        new("reorder", [.. targets.Topics, "count"], (request, _) => Trick(request, static count => new SwappedFrames(count))),
    ];

    /// <summary>A topic is subscribed while faults are in force.</summary>
    public void Greet(Subscription subscription)
    {
        foreach (Silence silence in _silences.Where(silence => silence.Scope.Covers(subscription)))
        {
            subscription.Silence(silence);
        }
    }

    private int Hush(ControlRequest request, long nowNs)
    {
        Silence silence = new(targets.Scope(request), request.Flag("hold"));
        _silences.Add(silence);
        List<Subscription> hushed = targets.Subscriptions(silence.Scope);
        hushed.ForEach(subscription => subscription.Silence(silence));
        register.Begin(request, nowNs, endNs =>
        {
            _silences.Remove(silence);
            targets.Subscriptions(silence.Scope).ForEach(subscription => subscription.Unsilence(silence, exchange.SnapshotTsMs(subscription.Feed, endNs)));
        });
        return hushed.Count;
    }

    private int Trick(ControlRequest request, Func<int, FrameTrick> make)
    {
        int count = request.Count;
        List<Subscription> subscriptions = targets.Subscriptions(request);
        subscriptions.ForEach(subscription => subscription.Trick(make(count)));
        return subscriptions.Count;
    }
}
