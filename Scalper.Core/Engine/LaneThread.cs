using Microsoft.Extensions.Logging;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// A lane's thread over the life of all its connections: connect, receive and step, and on a loss wait and connect again. The lane
/// gets its idle turn about ten times a second whatever the connection does.
/// </summary>
internal sealed partial class LaneThread : IDisposable
{
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenMalformedLines = TimeSpan.FromSeconds(60);

    private readonly Lane _lane;
    private readonly LaneEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SeededRandom _jitter;
    private readonly Action<Exception> _onBug;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private volatile string? _lastError;
    private int _state;
    private long _lastMessageAtNs;
    private long _connections;
    private long _malformedSaid;
    private long? _malformedSaidAt;

    public LaneThread(Lane lane, LaneEndpoint endpoint, TimeProvider time, ILogger log, Action<Exception> onBug)
    {
        _lane = lane;
        _endpoint = endpoint;
        _time = time;
        _log = log;
        _onBug = onBug;

        // Jitter only has to differ between lanes and starts.
        _jitter = new SeededRandom((ulong)time.GetTimestamp() ^ (ulong)endpoint.Index);
        _thread = new Thread(Run) { IsBackground = true, Name = $"lane {endpoint.Index}" };
    }

    public RollingCount Messages { get; } = new();

    public RollingLatency TickToScore { get; } = new();

    public void Start() => _thread.Start();

    /// <summary>Asks the thread to end; <see cref="Join"/> waits for it.</summary>
    public void Stop() => _stop.Set();

    /// <returns>False where the thread did not end in time.</returns>
    public bool Join(TimeSpan limit) => !_thread.IsAlive || _thread.Join(limit);

    /// <summary>Frees what the thread waited on; only after it has ended.</summary>
    public void Dispose() => _stop.Dispose();

    public LaneHealth ReadHealth() => new(
        _endpoint.Venue,
        _endpoint.Index,
        (ConnectionState)Volatile.Read(ref _state),
        _endpoint.Topics,
        UnixTime.ToMilliseconds(Volatile.Read(ref _lastMessageAtNs)),
        Math.Max(0, Volatile.Read(ref _connections) - 1),
        _lastError);

    private void Run()
    {
        try
        {
            KeepConnected();
        }
        catch (OperationCanceledException) when (_stop.IsSet)
        {
            // Asked to stop, from within a wait.
        }
#pragma warning disable CA1031 // A bug must not end the process without a word: it is reported, and the engine stops.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _lastError = $"engine fault: {bug.Message}";
            _onBug(bug);
        }
        finally
        {
            Volatile.Write(ref _state, (int)ConnectionState.Disconnected);
            _lane.Close();
        }
    }

    private void KeepConnected()
    {
        int failures = 0;
        while (!_stop.IsSet)
        {
            Volatile.Write(ref _state, (int)(_connections == 0 && failures == 0 ? ConnectionState.Connecting : ConnectionState.Reconnecting));
            long opened = _time.GetTimestamp();
            try
            {
                UseConnection();
            }
            catch (ConnectionException e)
            {
                failures = _time.GetElapsedTime(opened) >= HealthyAfter ? 1 : failures + 1;
                TimeSpan wait = Backoff.Delay(failures, _endpoint.BackoffFirst, _endpoint.BackoffCap, _jitter.NextUnit());
                _lastError = e.Message;
                LogLost(_endpoint.Venue, _endpoint.Index, e.Message, (long)wait.TotalMilliseconds);
                _lane.Disconnected(_time.NowNs());
                Volatile.Write(ref _state, (int)ConnectionState.Reconnecting);
                WaitIdle(wait);
            }
        }
    }

    private void UseConnection()
    {
        using VenueConnection connection = VenueConnection.Open(_endpoint.Address, _time, _endpoint.Limits, _endpoint.Ping, Idle);
        Volatile.Write(ref _connections, _connections + 1);
        Volatile.Write(ref _state, (int)ConnectionState.Connected);
        LogConnected(_endpoint.Venue, _endpoint.Index, _endpoint.Address, _endpoint.Topics);
        _lane.Connected(connection, _time.NowNs());
        try
        {
            StepAll(connection);
        }
        catch (ConnectionException)
        {
            // Before the goodbye, which may take seconds: no book is served meanwhile.
            _lane.Disconnected(_time.NowNs());
            throw;
        }
    }

    private void StepAll(VenueConnection connection)
    {
        while (!_stop.IsSet)
        {
            ReadOnlySpan<byte> frame = connection.Receive();
            long receivedAtNs = connection.ReceivedAtNs;
            int scored = _lane.Step(frame, receivedAtNs);
            Messages.Add(receivedAtNs);
            Volatile.Write(ref _lastMessageAtNs, receivedAtNs);
            if (scored >= 0)
            {
                TickToScore.Record(receivedAtNs, (long)_time.GetElapsedTime(connection.ReceivedTimestamp).TotalNanoseconds);
            }

            SayMalformed();
        }
    }

    // A venue that changes a form or a grid spoils every frame: one line a minute tells it, not one a frame.
    private void SayMalformed()
    {
        long unsaid = _lane.Malformed - _malformedSaid;
        if (unsaid == 0 || (_malformedSaidAt is { } last && _time.GetElapsedTime(last) < BetweenMalformedLines))
        {
            return;
        }

        _malformedSaid += unsaid;
        _malformedSaidAt = _time.GetTimestamp();
        LogMalformed(_endpoint.Venue, _endpoint.Index, unsaid, _lane.LastMalformed);
    }

    private void Idle()
    {
        if (_stop.IsSet)
        {
            throw new OperationCanceledException("The lane was asked to stop.");
        }

        _lane.Idle(_time.NowNs());
    }

    private void WaitIdle(TimeSpan wait)
    {
        long start = _time.GetTimestamp();
        while (!_stop.IsSet && _time.GetElapsedTime(start) is var passed && passed < wait)
        {
            TimeSpan left = wait - passed;
            _stop.Wait(left < TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));
            _lane.Idle(_time.NowNs());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Venue} lane {Lane}: connected to {Address}, {Topics} topics wanted")]
    private partial void LogConnected(string venue, int lane, Uri address, int topics);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Venue} lane {Lane}: {Count} frames could not be read, the last one because of {Result}")]
    private partial void LogMalformed(string venue, int lane, long count, DecodeResult result);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Venue} lane {Lane}: {Reason}; next attempt in {Wait} ms")]
    private partial void LogLost(string venue, int lane, string reason, long wait);
}
