namespace Scalper.Sandbox.Venue;

/// <summary>What is due when: actions run in the order of their times, those of one time in the order they were entered. Times are Unix ns.</summary>
internal sealed class Agenda
{
    private PriorityQueue<Action<long>, (long DueNs, long Order)> _entries = new();
    private long _entered;

    /// <summary>How many actions have run.</summary>
    public long Played { get; private set; }

    /// <summary>When the next action is due; null where none is.</summary>
    public long? NextNs => _entries.TryPeek(out _, out (long DueNs, long Order) next) ? next.DueNs : null;

    public void At(long dueNs, Action<long> action) => _entries.Enqueue(action, (dueNs, _entered++));

    /// <summary>Runs all that is due up to and including the time; each action is told its own due time and may enter more.</summary>
    public void RunUntil(long nowNs)
    {
        while (_entries.TryPeek(out Action<long>? action, out (long DueNs, long Order) next) && next.DueNs <= nowNs)
        {
            _entries.Dequeue();
            Played++;
            action(next.DueNs);
        }
    }

    /// <summary>Moves everything entered; <paramref name="moved"/> may not change the order of two times.</summary>
    public void Retime(Func<long, long> moved)
    {
        PriorityQueue<Action<long>, (long DueNs, long Order)> entries = new(_entries.Count);
        foreach ((Action<long> action, (long dueNs, long order)) in _entries.UnorderedItems)
        {
            entries.Enqueue(action, (moved(dueNs), order));
        }

        _entries = entries;
    }
}
