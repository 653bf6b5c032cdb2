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
    private readonly ReplayPlayer _player;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly PlayedNames _names;
    private readonly ReplayInbox _inbox = new();
    private readonly ReplayPlayback _playback;
    private readonly ReplayWays _ways;
    private readonly ITimer _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _fromNs;
    private readonly long _toNs;
    private volatile ReplayMoment _moment;
    private volatile ReplayPicture _picture;
    private long _pictureJumps = -1;
    private string? _fault;

    /// <param name="player">Stands at the beginning; this one's from now on.</param>
    /// <param name="fromNs">Earliest time.</param>
    /// <param name="toNs">Latest time.</param>
    /// <param name="names">What users know its files by.</param>
    public ReplayDriver(ReplayPlayer player, ReplaySessionOptions options, long fromNs, long toNs, PlayedNames names, ILogger log)
    {
        (_player, _time, _names, _log, _fromNs, _toNs) = (player, options.Time, names, log, fromNs, toNs);
        _playback = new ReplayPlayback(player, options, toNs, _inbox, ns => _ways!.Reach(ns));
        _ways = new ReplayWays(player, _playback, _inbox, fromNs, toNs, Publish);
        _alarm = _time.CreateTimer(_ => _inbox.Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _picture = ReplayPicture.Of(player.Lanes);
        _playback.Pace();
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

    /// <summary>Starts and stops time; for orders.</summary>
    public ReplayPlayback Playback => _playback;

    /// <summary>Goes elsewhere; for orders.</summary>
    public ReplayWays Ways => _ways;

    public long FromNs => _fromNs;

    public long ToNs => _toNs;

    public void Start(string name) => LowThread.Start(name, Run);

    /// <summary>Ends the thread; <see cref="Ended"/> says when.</summary>
    public void Stop() => _inbox.Stop();

    /// <summary>Leaves an order.</summary>
    /// <exception cref="LaneBusyException">Too many wait, or the replay has stopped.</exception>
    public Task<bool> Order(Func<ReplayDriver, bool> carryOut, bool isSeek = false, CancellationToken cancellation = default)
    {
        ReplayOrder order = new(carryOut, isSeek, cancellation);
        return _inbox.TryLeave(order)
            ? order.Completion.WaitAsync(cancellation)
            : throw new LaneBusyException(_moment.Position.Fault ?? "The replay takes no commands now.");
    }

    /// <summary>Leaves a question, which is answered between two inputs, and not on the way to another time.</summary>
    /// <exception cref="LaneBusyException">Too many wait, or the replay has stopped.</exception>
    public Task<T> Ask<T>(Func<ReplayDriver, T> question, CancellationToken cancellation = default) => _inbox.Ask(question, cancellation);

    /// <summary>What users are told of a bug.</summary>
    public string FaultOf(Exception bug) => $"The replay has a fault: {_names.Of(bug.Message)}";

    /// <summary>Tells where it stands, before anybody is told that it is there.</summary>
    public void Publish()
    {
        if (_ways.AimNs is null && (_pictureJumps != _player.Jumps || _player.Lanes.Any(l => l.HasChanged)))
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

    private void Run()
    {
        try
        {
            while (!_inbox.IsStopping)
            {
                CarryOut();
                bool isBusy = _playback.PlaySlice();
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
        while (!_inbox.IsStopping && _inbox.TryTake(out ReplayOrder? order))
        {
            order.Run(this);
            if (_ways.AimNs is { } aimNs && _inbox.WaitingSeeks == 0 && !_inbox.IsStopping)
            {
                // What should have taken the place of an order that was given up came to nothing.
                _ways.Reach(aimNs);
                Publish();
            }
        }

        if (_ways.AimNs is null)
        {
            _inbox.Answer(this);
        }
    }

    private void Wait()
    {
        // A question that came just now has woken it already.
        if (_playback.ReadWait() is { } wait)
        {
            _alarm.Change(wait, Timeout.InfiniteTimeSpan);
        }

        _inbox.Await();
    }

    private ReplayMoment Tell()
    {
        ReplayPosition position = new(
            ReadState(), _playback.Speed, _ways.AimNs ?? _player.NowNs, _fromNs, _toNs, _playback.Loop, _player.Jumps, _player.Inputs,
            [.. _player.Lanes.Where(l => l.Lane is not null).Select(l => (l.Index, l.Lane!.Number))], _fault);
        long latestNs = Math.Min(_playback.EdgeNs, (_player.NextNs ?? long.MaxValue) - 1);
        return new ReplayMoment(position, _playback.PacedFromNs, _playback.PacedAt, latestNs, _playback.IsPlaying ? _player.ReadRate() : 0, _player.Frames);
    }

    private ReplayState ReadState() => (_fault, _ways.AimNs is not null || _ways.IsJumping, _playback.IsPlaying) switch
    {
        (not null, _, _) => ReplayState.Faulted,
        (_, true, _) => ReplayState.Seeking,
        (_, _, true) => ReplayState.Playing,
        _ => _playback.IsAtEnd ? ReplayState.Ended : ReplayState.Paused,
    };

    private void End()
    {
        _ways.End();
        _playback.End();
        _inbox.CloseOrders();
        Publish();
        _inbox.Close(_fault);
        _player.Dispose();
        _alarm.Dispose();
        _ended.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A replay failed and has stopped")]
    private partial void LogFault(Exception bug);
}
