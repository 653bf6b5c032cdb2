using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;
using Scalper.Sandbox.Venue;
using SeededRandom = Scalper.Core.Primitives.SeededRandom;

namespace Scalper.Tests.Simulation;

/// <summary>
/// One connection of a lane on a made-up wire: what its thread does with a socket, done step by step in virtual time. Messages keep their order and
/// take a while each way.
/// </summary>
/// <param name="target">The path that is connected to.</param>
/// <param name="ping">What is sent as a sign of life; null for nothing.</param>
internal sealed class SimulatedConnection(
    LaneRoute route, ConnectionMachine machine, SimulationPlan plan, FeedShare share, VenueStepper exchange, string target, byte[]? ping, int index) : IOutbox
{
    private const long MillisecondNs = 1_000_000;
    private const long IdleNs = 100 * MillisecondNs;
    private const int OutboxCapacity = 1_024;

    private readonly SeededRandom _random = new(plan.Seed ^ (ulong)(1_000 + index));
    private readonly Queue<(long DueNs, byte[] Message, bool IsPong)> _toVenue = [];
    private readonly Queue<(long DueNs, OutFrame Frame)> _toLane = [];
    private readonly Queue<long> _saidNs = [];
    private ClientSession? _session;
    private long _dialUntilNs;
    private long _nextIdleNs;
    private long _nextPingNs;
    private long _nowNs;
    private bool _isOverrun;

    public FeedSession Feed => route.Session;

    public ConnectionMachine Machine => machine;

    /// <summary>When the process runs again after a stall; in the past where it runs.</summary>
    public long AwakeAtNs { get; private set; }

    /// <summary>Called for each attempt to connect, and for each subscribe or unsubscribe request.</summary>
    public Action<bool>? OnSpent { get; init; }

    /// <summary>Called where the venue wants no connection before a time, and for each attempt.</summary>
    public Action<long>? OnHalted { get; init; }

    /// <summary>Messages that the venue takes within a second; null for any number.</summary>
    public int? MostPerSecond { get; init; }

    /// <summary>Called where there were more.</summary>
    public Action<string>? OnExcess { get; init; }

    /// <summary>Called after each frame.</summary>
    public Action? OnStepped { get; init; }

    public void Start(long nowNs) => machine.Start(nowNs);

    /// <summary>The process does not run for a while.</summary>
    public void Stall(long untilNs) => AwakeAtNs = Math.Max(AwakeAtNs, untilNs);

    /// <summary>The venue sends it on this connection, by its own account.</summary>
    public bool IsHeldByVenue(string topic) => _session?.Subscriptions.ContainsKey(topic) == true;

    public void Wake(long nowNs) => AwakeAtNs = Math.Min(AwakeAtNs, nowNs);

    public bool TrySend(byte[] utf8)
    {
        if (_toVenue.Count >= OutboxCapacity)
        {
            _isOverrun = true;
            return false;
        }

        Say(utf8, isPong: false);
        if (!ReferenceEquals(utf8, ping))
        {
            OnSpent?.Invoke(false);
        }

        return true;
    }

    public void Advance(long nowNs)
    {
        _nowNs = nowNs;
        TakeFromVenue();
        if (nowNs < AwakeAtNs)
        {
            return;
        }

        if (_session is null)
        {
            Connect();
        }
        else
        {
            Converse(_session);
        }

        if (nowNs >= _nextIdleNs)
        {
            Idle();
        }
    }

    private void Connect()
    {
        if (_dialUntilNs != 0)
        {
            Dial();
            return;
        }

        if (!machine.IsAttemptDue(_nowNs) || !share.Budget.TryTakeConnect(index, route.Priority, _nowNs))
        {
            return;
        }

        OnSpent?.Invoke(true);
        if (exchange.TryConnect(target, _nowNs, out ClientSession? session, out ConnectRefusal? refusal))
        {
            _session = session;
            machine.Opened(_nowNs);
            _nextPingNs = _nowNs + (plan.Options.HeartbeatSeconds * 1_000 * MillisecondNs);
            route.Connected(this, _nowNs);
        }
        else if (refusal.Stalls)
        {
            _dialUntilNs = _nowNs + (plan.Options.ConnectTimeoutSeconds * 1_000 * MillisecondNs);
        }
        else
        {
            TimeSpan? retryAfter = refusal.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            Lose(new ConnectionEnd(ConnectionEndKind.HttpRefusal, $"refused with HTTP {refusal.Status}", refusal.Status, retryAfter));
        }
    }

    private void Dial()
    {
        if (_nowNs >= _dialUntilNs)
        {
            _dialUntilNs = 0;
            Lose(new ConnectionEnd(ConnectionEndKind.ConnectTimeout, "no answer"));
        }
    }

    private void Converse(ClientSession session)
    {
        if (ping is not null && _nowNs >= _nextPingNs)
        {
            _nextPingNs = _nowNs + (plan.Options.HeartbeatSeconds * 1_000 * MillisecondNs);
            TrySend(ping);
        }

        while (_toVenue.TryPeek(out (long DueNs, byte[] Message, bool IsPong) next) && next.DueNs <= _nowNs)
        {
            _toVenue.Dequeue();
            if (next.IsPong)
            {
                exchange.ReceiveControl(session, isPong: true, next.Message, _nowNs);
            }
            else
            {
                exchange.Receive(session, Encoding.UTF8.GetString(next.Message), _nowNs);
            }
        }

        while (_toLane.TryPeek(out (long DueNs, OutFrame Frame) next) && next.DueNs <= _nowNs)
        {
            _toLane.Dequeue();
            if (next.Frame.IsPing)
            {
                // The socket's own affair: the feed does not hear of it.
                Say(next.Frame.Bytes, isPong: true);
                continue;
            }

            route.Step(next.Frame.Bytes, _nowNs);
            _nextIdleNs = _nowNs + IdleNs;
            OnStepped?.Invoke();
            if (route.Demand is { } demand)
            {
                Lose(demand);
                return;
            }
        }

        if (_isOverrun)
        {
            Lose(new ConnectionEnd(ConnectionEndKind.SendFailed, "messages to the venue pile up unsent"));
        }
        else if (session.End is { } end && _toLane.Count == 0)
        {
            Lose(end.IsAbort
                ? new ConnectionEnd(ConnectionEndKind.Broken, "aborted")
                : new ConnectionEnd(ConnectionEndKind.CloseFrame, $"closed with {end.Code}", end.Code));
        }
    }

    private void Idle()
    {
        _nextIdleNs = _nowNs + IdleNs;
        route.Idle(_nowNs);
        if (_session is not null && route.Demand is { } demand)
        {
            Lose(demand);
        }
    }

    private void TakeFromVenue()
    {
        while (_session?.Outbox.TryTake(out OutFrame frame) == true)
        {
            _toLane.Enqueue((_nowNs + Delay(), frame));
        }
    }

    private void Say(byte[] message, bool isPong)
    {
        _saidNs.Enqueue(_nowNs);
        while (_saidNs.Peek() <= _nowNs - (1_000 * MillisecondNs))
        {
            _saidNs.Dequeue();
        }

        if (_saidNs.Count > MostPerSecond)
        {
            OnExcess?.Invoke($"{_saidNs.Count} messages within a second on connection {index}");
        }

        _toVenue.Enqueue((_nowNs + Delay(), message, isPong));
    }

    private void Lose(ConnectionEnd end)
    {
        if (_session is { } session)
        {
            exchange.Disconnect(session);
            _session = null;
        }

        _saidNs.Clear();
        _toVenue.Clear();
        _toLane.Clear();
        _isOverrun = false;
        route.Disconnected(_nowNs);
        FaultVerdict verdict = machine.Lost(end, _nowNs);
        if (verdict is { IsVenueWide: true, Halt: { } halt })
        {
            long untilNs = _nowNs + (halt.Ticks * TimeSpan.NanosecondsPerTick);
            share.Budget.HoldConnects(untilNs);
            OnHalted?.Invoke(untilNs);
        }
    }

    // In order: what was sent later does not arrive earlier, because queues are drained from the front.
    private long Delay() => (long)((5 + (_random.NextUnit() * 40)) * MillisecondNs);
}
