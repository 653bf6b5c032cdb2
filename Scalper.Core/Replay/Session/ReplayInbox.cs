using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Scalper.Core.Engine;

namespace Scalper.Core.Replay.Session;

/// <summary>What a replay's thread is told and asked, from any thread; it takes it between two inputs, and is woken by it.</summary>
internal sealed class ReplayInbox
{
    private const int MostOrders = 256;

    private readonly Channel<ReplayOrder> _orders = Channel.CreateBounded<ReplayOrder>(new BoundedChannelOptions(MostOrders) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly FeedInbox<ReplayDriver> _questions = new();
    private readonly ReplaySignal _wake = new();
    private int _waiting;
    private int _waitingSeeks;
    private volatile bool _isStopping;

    /// <summary>Orders that nobody has taken yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Of those, ways to times of their own.</summary>
    public int WaitingSeeks => Volatile.Read(ref _waitingSeeks);

    /// <summary>The thread is to end.</summary>
    public bool IsStopping => _isStopping;

    public void Stop()
    {
        _isStopping = true;
        Wake();
    }

    public void Wake() => _wake.Set();

    /// <summary>Waits until something came, or did since the last wait.</summary>
    public void Await() => _wake.Await();

    /// <returns>False where too many wait, or none is taken any more.</returns>
    public bool TryLeave(ReplayOrder order)
    {
        // Before it can be taken.
        Count(order, 1);
        if (!_orders.Writer.TryWrite(order))
        {
            Count(order, -1);
            return false;
        }

        Wake();
        return true;
    }

    public bool TryTake([NotNullWhen(true)] out ReplayOrder? order)
    {
        if (!_orders.Reader.TryRead(out order))
        {
            return false;
        }

        Count(order, -1);
        return true;
    }

    /// <exception cref="LaneBusyException">Too many wait, or none is answered any more.</exception>
    public Task<T> Ask<T>(Func<ReplayDriver, T> question, CancellationToken cancellation)
    {
        Task<T> answer = _questions.AskAsync(question, cancellation);
        Wake();
        return answer;
    }

    /// <summary>Answers all that wait.</summary>
    public void Answer(ReplayDriver driver) => _questions.Drain(driver);

    /// <summary>Takes no orders from now on.</summary>
    public void CloseOrders() => _orders.Writer.TryComplete();

    /// <summary>Refuses all that wait, and whatever is asked from now on.</summary>
    /// <param name="fault">What ended the replay; null where it was ended.</param>
    public void Close(string? fault)
    {
        while (TryTake(out ReplayOrder? order))
        {
            order.Refuse(fault);
        }

        _questions.Close();
    }

    private void Count(ReplayOrder order, int change)
    {
        Interlocked.Add(ref _waiting, change);
        Interlocked.Add(ref _waitingSeeks, order.IsSeek ? change : 0);
    }
}
