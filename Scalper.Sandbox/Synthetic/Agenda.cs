namespace Scalper.Sandbox.Synthetic;

/// <summary>What is due when: actions run in the order of their times, those of one time in the order they were entered. Times are Unix ns.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action<long>, (long DueNs, long Order)> _entries = new();
    private long _entered;

    public void At(long dueNs, Action<long> action) => _entries.Enqueue(action, (dueNs, _entered++));

    /// <summary>Runs all that is due up to and including the time; each action is told its own due time and may enter more.</summary>
    public void RunUntil(long nowNs)
    {
        while (_entries.TryPeek(out Action<long>? action, out (long DueNs, long Order) next) && next.DueNs <= nowNs)
        {
            _entries.Dequeue();
            action(next.DueNs);
        }
    }
}
