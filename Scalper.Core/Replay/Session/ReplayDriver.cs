using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Core.Replay.Session;

/// <summary>
/// The thread of a replay: plays it at its pace, and between two inputs does what it is told and answers what it is asked. Stands still, and takes no time,
/// while nothing is to be done. Orders and questions may come from any thread; everything else is the thread's own.
/// </summary>
internal sealed partial class ReplayDriver
{
    private const int MostOrders = 256;
    private const int SliceLooks = 64;
    private const int PublishEvery = 16;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(5);

    private readonly ReplayPlayer _player;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly PlayedNames _names;
    private readonly Channel<ReplayOrder> _orders = Channel.CreateBounded<ReplayOrder>(new BoundedChannelOptions(MostOrders) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly FeedInbox<ReplayDriver> _questions = new();
    private readonly ReplaySignal _wake = new();
    private readonly ITimer _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _fromNs;
    private readonly long _toNs;
    private int _waiting;
    private int _waitingSeeks;
    private volatile bool _isStopping;
    private volatile ReplayMoment _moment;
    private volatile ReplayPicture _picture;
    private long _pictureJumps = -1;
    private double _speed;
    private bool _isPlaying;
    private bool _isJumping;
    private ReplayLoop? _loop;
    private long _pacedFromNs;
    private long _pacedAt;
    private long? _aimNs;
    private int _looks;
    private string? _fault;

    /// <param name="player">Stands at the beginning; this one's from now on.</param>
    /// <param name="fromNs">Earliest time.</param>
    /// <param name="toNs">Latest time.</param>
    /// <param name="names">What users know its files by.</param>
    public ReplayDriver(ReplayPlayer player, ReplaySessionOptions options, long fromNs, long toNs, PlayedNames names, ILogger log)
    {
        (_player, _time, _names, _log, _fromNs, _toNs, _speed, _loop) = (player, options.Time, names, log, fromNs, toNs, options.Speed, options.Loop);
        _alarm = _time.CreateTimer(_ => _wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _picture = ReplayPicture.Of(player.Lanes);
        Pace();
        _moment = Tell();
    }

    public TimeProvider Time => _time;

    /// <summary>The latest word of where it stands; from any thread.</summary>
    public ReplayMoment Moment => _moment;

    /// <summary>The symbols at hand; from any thread.</summary>
    public ReplayPicture Picture => _picture;

    /// <summary>Ends with the thread.</summary>
    public Task Ended => _ended.Task;

    public ReplayPlayer Player => _player;

    public long FromNs => _fromNs;

    public long ToNs => _toNs;

    private bool IsAtEnd => _player.NextNs is not { } nextNs || nextNs > _toNs;

    private long EdgeNs => _loop is { } loop ? Math.Min(loop.ToNs, _toNs) : _toNs;

    public void Start(string name) => LowThread.Start(name, Run);

    /// <summary>Ends the thread; <see cref="Ended"/> says when.</summary>
    public void Stop()
    {
        _isStopping = true;
        _wake.Set();
    }

    /// <summary>Leaves an order.</summary>
    /// <exception cref="LaneBusyException">Too many wait, or the replay has stopped.</exception>
    public Task<bool> Order(Func<ReplayDriver, bool> carryOut, bool isSeek = false, CancellationToken cancellation = default)
    {
        ReplayOrder order = new(carryOut, isSeek, cancellation);
        Interlocked.Increment(ref _waiting);
        Interlocked.Add(ref _waitingSeeks, isSeek ? 1 : 0);
        if (!_orders.Writer.TryWrite(order))
        {
            Forget(order);
            throw new LaneBusyException(_moment.Position.Fault ?? "The replay takes no commands now.");
        }

        _wake.Set();
        return order.Completion.WaitAsync(cancellation);
    }

    /// <summary>Leaves a question, which is answered between two inputs, and not on the way to another time.</summary>
    /// <exception cref="LaneBusyException">Too many wait, or the replay has stopped.</exception>
    public Task<T> Ask<T>(Func<ReplayDriver, T> question, CancellationToken cancellation = default)
    {
        Task<T> answer = _questions.AskAsync(question, cancellation);
        _wake.Set();
        return answer;
    }

    /// <summary>What users are told of a bug.</summary>
    public string FaultOf(Exception bug) => $"The replay has a fault: {_names.Of(bug.Message)}";

    /// <summary>Time goes on.</summary>
    public bool Play()
    {
        if (!_isPlaying)
        {
            _isPlaying = _loop is not null || !IsAtEnd;
            Pace();
        }

        return true;
    }

    /// <summary>Time stands still.</summary>
    public bool Pause()
    {
        CatchUp();
        _isPlaying = false;
        return true;
    }

    public bool SetSpeed(double speed)
    {
        CatchUp();
        _speed = speed;
        Pace();
        return true;
    }

    public bool SetLoop(ReplayLoop? loop)
    {
        CatchUp();
        _loop = loop;
        Pace();
        return true;
    }

    /// <summary>Goes to the last state at or before a time.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Seek(long timeNs)
    {
        long aimNs = Math.Clamp(timeNs, _fromNs, _toNs);
        return Travel(aimNs, () => _player.Seek(aimNs));
    }

    /// <summary>Goes right behind an input.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such lane.</exception>
    public bool SeekTo(ushort lane, long number) => Travel(_aimNs ?? _player.NowNs, () => _player.SeekTo(lane, number)) && Stay();

    /// <summary>Goes on or back by a span of recorded time, from where it is or was on the way to.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool StepTime(long spanNs)
    {
        CatchUp();
        long fromNs = _aimNs ?? _player.NowNs;
        return Seek(spanNs > 0 ? fromNs + Math.Min(spanNs, _toNs - Math.Min(fromNs, _toNs)) : fromNs - Math.Min(-spanNs, fromNs - Math.Min(_fromNs, fromNs)));
    }

    /// <summary>Goes on or back by inputs, and stands still there.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Step(int events)
    {
        Pause();
        return Travel(_player.NowNs, () => _player.Step(events, _toNs)) && Stay();
    }

    /// <summary>Plays to the next event of a symbol as fast as it can, and stands still there.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Jump(ReplayJump kind, string symbol)
    {
        Pause();
        _player.IsInterrupted = () => IsLeft(_waiting);
        _isJumping = true;
        try
        {
            return Find(new SymbolEvents(kind, symbol));
        }
        finally
        {
            _isJumping = false;
            Pace();
        }
    }

    private bool Find(SymbolEvents events)
    {
        events.Look(_player);
        while (_player.TakeNext(_toNs) is not null)
        {
            // A gap is no input.
            if (events.Look(_player))
            {
                return true;
            }

            if (_player.IsGivenUp())
            {
                throw new OperationCanceledException();
            }
        }

        _player.PlayTo(_toNs);
        return false;
    }

    private void Run()
    {
        try
        {
            while (!_isStopping)
            {
                CarryOut();
                bool isBusy = PlaySlice();
                Publish();
                if (!isBusy)
                {
                    Wait();
                }
            }
        }
#pragma warning disable CA1031 // It is told and logged, and ends this replay alone.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _fault = FaultOf(bug);
            LogFault(bug);
        }
        finally
        {
            End();
        }
    }

    private void CarryOut()
    {
        while (!_isStopping && _orders.Reader.TryRead(out ReplayOrder? order))
        {
            Forget(order);
            order.Run(this);
            if (_aimNs is { } aimNs && Volatile.Read(ref _waitingSeeks) == 0 && !_isStopping)
            {
                // What should have taken the place of an order that was given up came to nothing.
                Reach(aimNs);
                Publish();
            }
        }

        if (_aimNs is null)
        {
            _questions.Drain(this);
        }
    }

    // Plays what is due, or a part of it. True where more is due.
    private bool PlaySlice()
    {
        if (!_isPlaying)
        {
            return false;
        }

        long startedAt = _time.GetTimestamp();
        int looks = 0;
        _player.IsInterrupted = () => _isStopping || ++looks >= SliceLooks || (IsHurried() && (double.IsInfinity(_speed) || _time.GetElapsedTime(startedAt) > Slice));
        long edgeNs = EdgeNs;
        long dueNs = double.IsInfinity(_speed) ? edgeNs : Math.Min(edgeNs, ReplayMoment.Paced(_pacedFromNs, _pacedAt, _speed, _time));
        if (dueNs >= _player.NowNs && !_player.PlayTo(dueNs))
        {
            return true;
        }

        return dueNs >= edgeNs && TurnBack();
    }

    private bool TurnBack()
    {
        if (_loop is not { } loop)
        {
            _isPlaying = false;
            return false;
        }

        Reach(loop.FromNs);
        return true;
    }

    private void Reach(long aimNs)
    {
        try
        {
            Seek(aimNs);
        }
        catch (OperationCanceledException)
        {
            // Another order goes elsewhere, or it ends.
        }
    }

    private bool IsHurried() => Volatile.Read(ref _waiting) > 0;

    private void CatchUp()
    {
        long startedAt = _time.GetTimestamp();
        while (_isPlaying && !double.IsInfinity(_speed) && PlaySlice() && _time.GetElapsedTime(startedAt) < Slice)
        {
        }
    }

    private bool Travel(long aimNs, Func<bool> go)
    {
        _aimNs = aimNs;
        _player.IsInterrupted = () => IsLeft(_waitingSeeks);
        Publish();
        if (!go())
        {
            throw new OperationCanceledException();
        }

        _aimNs = null;
        Pace();
        return true;
    }

    // Who stops waits for nobody.
    private bool IsLeft(int waiting)
    {
        if (++_looks % PublishEvery == 0)
        {
            Publish();
        }

        return _isStopping || waiting > 0;
    }

    // Stands within its bounds.
    private bool Stay()
    {
        if (_player.NowNs < _fromNs)
        {
            Seek(_fromNs);
        }
        else if (_player.NowNs > _toNs)
        {
            Seek(_toNs);
        }

        Pace();
        return true;
    }

    private void Pace() => (_pacedFromNs, _pacedAt) = (_player.NowNs, _time.GetTimestamp());

    private void Wait()
    {
        // A question that came just now has woken it already.
        if (_isPlaying && !double.IsInfinity(_speed))
        {
            long nextNs = Math.Min(EdgeNs, _player.NextNs ?? long.MaxValue);
            double waitTicks = (nextNs - ReplayMoment.Paced(_pacedFromNs, _pacedAt, _speed, _time)) / _speed / TimeSpan.NanosecondsPerTick;
            TimeSpan wait = TimeSpan.FromTicks((long)Math.Clamp(waitTicks + 1, LeastWait.Ticks, TimeSpan.TicksPerSecond));
            _alarm.Change(wait, Timeout.InfiniteTimeSpan);
        }

        _wake.Await();
    }

    /// <summary>Tells where it stands, before anybody is told that it is there.</summary>
    public void Publish()
    {
        if (_aimNs is null && (_pictureJumps != _player.Jumps || _player.Lanes.Any(l => l.HasChanged)))
        {
            foreach (PlayedLane lane in _player.Lanes)
            {
                lane.HasChanged = false;
            }

            _pictureJumps = _player.Jumps;
            _picture = ReplayPicture.Of(_player.Lanes);
        }

        _moment = Tell();
    }

    private ReplayMoment Tell()
    {
        ReplayPosition position = new(
            ReadState(), _speed, _aimNs ?? _player.NowNs, _fromNs, _toNs, _loop, _player.Jumps, _player.Inputs,
            [.. _player.Lanes.Where(l => l.Lane is not null).Select(l => (l.Index, l.Lane!.Number))], _fault);
        long latestNs = Math.Min(EdgeNs, (_player.NextNs ?? long.MaxValue) - 1);
        return new ReplayMoment(position, _pacedFromNs, _pacedAt, latestNs, _isPlaying ? _player.ReadRate() : 0, _player.Frames);
    }

    private ReplayState ReadState() => (_fault, _aimNs is not null || _isJumping, _isPlaying) switch
    {
        (not null, _, _) => ReplayState.Faulted,
        (_, true, _) => ReplayState.Seeking,
        (_, _, true) => ReplayState.Playing,
        _ => IsAtEnd ? ReplayState.Ended : ReplayState.Paused,
    };

    private void End()
    {
        _aimNs = null;
        _isPlaying = false;
        _orders.Writer.TryComplete();
        Publish();
        while (_orders.Reader.TryRead(out ReplayOrder? order))
        {
            order.Refuse(_fault);
        }

        _questions.Close();
        _player.Dispose();
        _alarm.Dispose();
        _ended.TrySetResult();
    }

    private void Forget(ReplayOrder order)
    {
        Interlocked.Decrement(ref _waiting);
        Interlocked.Add(ref _waitingSeeks, order.IsSeek ? -1 : 0);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A replay failed and has stopped")]
    private partial void LogFault(Exception bug);
}
