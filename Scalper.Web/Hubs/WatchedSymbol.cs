using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Heatmap;

namespace Scalper.Web.Hubs;

/// <summary>
/// One symbol that somebody looks at: takes its 100 ms columns from the engine and gives them to all viewers, to each at its own pace.
/// Every member is safe from any thread.
/// </summary>
/// <param name="nowMs">Now on the engine's clock, Unix milliseconds.</param>
/// <param name="mostBytes">This symbol's share of the memory for columns, which changes with the number of symbols.</param>
internal sealed class WatchedSymbol(FollowedSymbol symbol, IMarket market, HeatmapOptions options, Func<long> nowMs, Func<long> mostBytes)
{
    /// <summary>Columns that may wait until the pool takes them: some seconds.</summary>
    internal const int MostWaiting = 64;

    private const int TapeTrades = 100;
    private const int ColumnsPerSecond = ColumnMessage.SecondMs / ColumnMessage.WatchedMs;

    private readonly Lock _gate = new();
    private readonly HeldColumns _held = new(options.HistorySeconds);
    private readonly List<Trade> _tape = [];
    private readonly Channel<ColumnUpdate> _arriving =
        Channel.CreateBounded<ColumnUpdate>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private TaskCompletionSource _more = NewSignal();
    private ColumnHistory? _before;
    private EncodedUpdate? _newest;
    private bool _isOver;
    private long _given;

    public FollowedSymbol Symbol => symbol;

    /// <summary>Messages that viewers have asked for and got, all of them together.</summary>
    public long Given => Interlocked.Read(ref _given);

    /// <summary>No more columns come.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _isOver;
            }
        }
    }

    /// <summary>Columns that have come so far, and about how much memory those held take.</summary>
    public (long Columns, long Bytes) Held
    {
        get
        {
            lock (_gate)
            {
                return (_held.End, _held.Bytes);
            }
        }
    }

    /// <summary>Asks the engine for the columns; to be called once.</summary>
    /// <returns>The task that ends when no more columns come; null where nothing is kept of the symbol.</returns>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    public async Task<Task?> OpenAsync()
    {
        if (await market.WatchAsync(symbol, _arriving.Writer, CancellationToken.None) is not { } history)
        {
            return null;
        }

        _before = history;
        _tape.AddRange(history.Trades);
        return TakeAsync();
    }

    /// <summary>Tells the engine that nobody looks any more.</summary>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    public async Task CloseAsync()
    {
        await market.UnwatchAsync(symbol, _arriving.Writer);
        _arriving.Writer.TryComplete();
    }

    /// <summary>
    /// Messages for one viewer, made when it asks for the next one: each brings all that came since the one before. Ends with the
    /// symbol.
    /// </summary>
    /// <param name="after">Index of the last column that the viewer has; null for none.</param>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped.</exception>
    public async IAsyncEnumerable<byte[]> ReadAsync(long? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long? cursor = FindCursor(after);
        while (true)
        {
            byte[]? message;
            Task more;
            if (cursor is { } position)
            {
                bool isOver;
                (message, cursor, more, isOver) = Next(position);
                if (message is null && isOver)
                {
                    yield break;
                }
            }
            else
            {
                ColumnHistory? past = await market.ReadColumnsAsync(symbol, cancellation);
                (message, cursor) = Begin(past);
                more = Task.CompletedTask;
            }

            if (message is not null)
            {
                Interlocked.Increment(ref _given);
                yield return message;
            }
            else
            {
                await more.WaitAsync(cancellation);
            }
        }
    }

    private long? FindCursor(long? after)
    {
        lock (_gate)
        {
            return after is { } index ? _held.Find(index) + 1 : null;
        }
    }

    private (byte[]? Message, long? Cursor, Task More, bool IsOver) Next(long position)
    {
        lock (_gate)
        {
            if (position < _held.Start)
            {
                return (null, null, Task.CompletedTask, false);
            }

            byte[]? message = position < _held.End ? Encode(position) : null;
            return (message, _held.End, _more.Task, _isOver);
        }
    }

    /// <summary>Viewers that are up to date share one message.</summary>
    private byte[] Encode(long position)
    {
        if (_newest is not { } newest || newest.From != position || newest.To != _held.End)
        {
            IReadOnlyList<ColumnUpdate> columns = _held.From(position);
            _newest = newest = new EncodedUpdate(position, _held.End, ColumnMessage.Update(nowMs(), columns, [.. columns.SelectMany(c => c.Trades)]));
        }

        return newest.Message;
    }

    /// <param name="past">The columns of 1 s at a moment before this call.</param>
    private (byte[] Message, long Cursor) Begin(ColumnHistory? past)
    {
        lock (_gate)
        {
            // Until there is a column, the past is that of the moment from which columns come: nothing is in both.
            long beginning = _held.FindBeginning();
            ReadOnlySpan<byte> seconds = _held.IsEmpty
                ? _before!.Columns
                : ColumnChain.Through(past?.Columns, (_held[beginning].Index / ColumnsPerSecond) - 1);
            return (ColumnMessage.Start(nowMs(), symbol.Instrument, seconds, _held.From(beginning), _tape), _held.End);
        }
    }

    private async Task TakeAsync()
    {
        await foreach (ColumnUpdate column in _arriving.Reader.ReadAllAsync())
        {
            Take(column);
        }

        lock (_gate)
        {
            _isOver = true;
            _more.SetResult();
        }
    }

    private void Take(ColumnUpdate column)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            _held.Add(column, mostBytes());
            _tape.AddRange(column.Trades);
            _tape.RemoveRange(0, Math.Max(0, _tape.Count - TapeTrades));
            (more, _more) = (_more, NewSignal());
        }

        more.SetResult();
    }

    // Nobody who is woken runs on the thread that wakes: one viewer's work delays no other's.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record EncodedUpdate(long From, long To, byte[] Message);
}
