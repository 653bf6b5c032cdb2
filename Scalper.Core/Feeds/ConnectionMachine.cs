using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// One connection's life as a state machine: what happened goes in, when the next attempt may be made comes out. Knows no socket and
/// no clock; times are nanoseconds of one clock that does not run back. One writer; <see cref="State"/>, <see cref="AttemptAtNs"/>
/// and <see cref="History"/> may be read from any thread.
/// </summary>
public sealed class ConnectionMachine(FeedOptions options, SeededRandom jitter)
{
    /// <summary>Transitions that are kept.</summary>
    public const int HistoryLength = 100;

    private const long Never = long.MaxValue;

    private readonly TimeSpan _first = TimeSpan.FromMilliseconds(options.BackoffFirstMilliseconds);
    private readonly TimeSpan _cap = TimeSpan.FromMilliseconds(options.BackoffCapMilliseconds);
    private readonly TimeSpan _halt = TimeSpan.FromSeconds(options.HaltSeconds);
    private readonly long _healthyNs = Nanoseconds(TimeSpan.FromSeconds(options.HealthySeconds));
    private volatile ConnectionTransition[] _history = [];
    private int _state;
    private long _attemptAtNs = Never;
    private long _openedAtNs;
    private int _failures;

    public ConnectionState State => (ConnectionState)Volatile.Read(ref _state);

    /// <summary>Earliest time of the next attempt; null where none is planned.</summary>
    public long? AttemptAtNs => Volatile.Read(ref _attemptAtNs) is var at && at == Never ? null : at;

    /// <summary>The last transitions, oldest first.</summary>
    public IReadOnlyList<ConnectionTransition> History => _history;

    /// <summary>True where an attempt is to be made now.</summary>
    public bool IsAttemptDue(long nowNs) => nowNs >= _attemptAtNs;

    /// <summary>Begins; the first attempt is due at once.</summary>
    public void Start(long nowNs) => Move(ConnectionState.Connecting, "started", nowNs, nowNs);

    /// <summary>The attempt succeeded.</summary>
    public void Opened(long nowNs)
    {
        _openedAtNs = nowNs;
        Move(ConnectionState.Connected, "opened", nowNs, Never);
    }

    /// <summary>The connection ended, or the attempt failed.</summary>
    /// <returns>The answer to it.</returns>
    public FaultVerdict Lost(ConnectionEnd end, long nowNs)
    {
        FaultVerdict verdict = FaultRule.Classify(end, _halt);
        switch (verdict.Class)
        {
            case FaultClass.Stop:
                Stop(nowNs, end.Words);
                break;
            case FaultClass.Fatal:
                _failures = 0;
                Move(ConnectionState.Failed, end.Words, nowNs, verdict.Halt is { } halt ? nowNs + Nanoseconds(halt) : Never);
                break;
            default:
                TimeSpan wait = NextWait(verdict.AtOnce, nowNs);
                Move(ConnectionState.Reconnecting, end.Words, nowNs, nowNs + Nanoseconds(wait));
                break;
        }

        return verdict;
    }

    /// <summary>A halted or waiting connection tries again now, because somebody who may asked for it.</summary>
    public void Retry(string cause, long nowNs)
    {
        if (State is ConnectionState.Failed or ConnectionState.Reconnecting)
        {
            _failures = 0;
            Move(ConnectionState.Reconnecting, cause, nowNs, nowNs);
        }
    }

    /// <summary>Ends for good.</summary>
    public void Stop(long nowNs, string cause = "stopped") => Move(ConnectionState.Terminated, cause, nowNs, Never);

    // A connection that breaks soon after it opened is no proof of health: it goes on along the same curve.
    private TimeSpan NextWait(bool atOnce, long nowNs)
    {
        bool wasHealthy = State == ConnectionState.Connected && nowNs - _openedAtNs >= _healthyNs;
        _failures = wasHealthy ? 1 : _failures + 1;
        int step = atOnce ? _failures - 1 : _failures;
        return step == 0 ? TimeSpan.Zero : Backoff.Delay(step, _first, _cap, jitter.NextUnit());
    }

    private void Move(ConnectionState to, string cause, long nowNs, long attemptAtNs)
    {
        ConnectionTransition transition = new(nowNs, State, to, cause);
        _history = [.. _history.TakeLast(HistoryLength - 1), transition];
        Volatile.Write(ref _attemptAtNs, attemptAtNs);
        Volatile.Write(ref _state, (int)to);
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * TimeSpan.NanosecondsPerTick;
}
