namespace Scalper.Tests.Reference;

/// <summary>What is to happen later, by virtual milliseconds; things due together happen in the order they were put in.</summary>
internal sealed class MiniSchedule
{
    private readonly PriorityQueue<Action<long>, (long At, int Order)> _actions = new();
    private int _order;

    public void At(long milliseconds, Action<long> action) => _actions.Enqueue(action, (milliseconds, _order++));

    public void RunUntil(long now)
    {
        while (_actions.TryPeek(out Action<long>? action, out (long At, int Order) due) && due.At <= now)
        {
            _actions.Dequeue();
            action(now);
        }
    }
}
