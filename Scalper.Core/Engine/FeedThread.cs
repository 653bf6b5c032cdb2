using Microsoft.Extensions.Logging;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>
/// A feed's thread over the life of all its connections: does what the <see cref="ConnectionMachine"/> says, receives and steps. The
/// feed gets its idle turn about ten times a second whatever the connection does.
/// </summary>
internal sealed partial class FeedThread : IDisposable
{
    private static readonly TimeSpan BetweenMalformedLines = TimeSpan.FromSeconds(60);
    private const long LongestWaitMilliseconds = 100;
    private const long SoonMilliseconds = 50;

    private readonly IFeed _feed;
    private readonly FeedEndpoint _endpoint;
    private readonly VenueBudget _budget;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action<Exception> _onBug;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private volatile string? _lastError;
    private volatile string? _replaceCause;
    private volatile string? _retryCause;
    private string? _bug;
    private long _malformedSaid;
    private long? _malformedSaidAt;

    public FeedThread(IFeed feed, FeedEndpoint endpoint, FeedOptions options, VenueBudget budget, TimeProvider time, ILogger log, Action<Exception> onBug)
    {
        _feed = feed;
        _endpoint = endpoint;
        _budget = budget;
        _time = time;
        _log = log;
        _onBug = onBug;

        // Jitter only has to differ between connections and starts.
        Machine = new ConnectionMachine(options, new SeededRandom((ulong)time.GetTimestamp() ^ (ulong)endpoint.Index));
        _thread = new Thread(Run) { IsBackground = true, Name = $"{endpoint.Role} {endpoint.Index}" };
    }

    public FeedEndpoint Endpoint => _endpoint;

    /// <summary>What all connections to its venue share.</summary>
    public VenueBudget Budget => _budget;

    public ConnectionMachine Machine { get; }

    public ConnectionTally Tally { get; } = new();

    public RollingLatency TickToScore { get; } = new();

    public IFeed Feed => _feed;

    /// <summary>How long its frames were under way.</summary>
    public required MessageDelay Delay { get; init; }

    /// <summary>The last failure in one line; none where there was none.</summary>
    public string? LastError => _lastError;

    public void Start() => _thread.Start();

    /// <summary>Asks the thread to end; <see cref="Join"/> waits for it.</summary>
    public void Stop() => _stop.Set();

    /// <returns>False where the thread did not end in time.</returns>
    public bool Join(TimeSpan limit) => !_thread.IsAlive || _thread.Join(limit);

    /// <summary>Frees what the thread waited on; only after it has ended.</summary>
    public void Dispose() => _stop.Dispose();

    /// <summary>Asks for another connection in place of the present one. Safe from any thread.</summary>
    public void Replace(string cause) => _replaceCause = cause;

    /// <summary>Asks a halted or waiting connection to try again now; does nothing to any other. Safe from any thread.</summary>
    public void Retry(string cause)
    {
        if (Machine.State is ConnectionState.Failed or ConnectionState.Reconnecting)
        {
            _retryCause = cause;
        }
    }

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
            _lastError = _bug = $"engine fault: {bug.Message}";
            _onBug(bug);
        }
        finally
        {
            Machine.Stop(_time.NowNs(), _bug ?? "stopped");
            _feed.Close();
        }
    }

    private void KeepConnected()
    {
        Machine.Start(_time.NowNs());
        while (!_stop.IsSet)
        {
            if (!MayConnect(_time.NowNs()))
            {
                WaitIdle();
                continue;
            }

            try
            {
                UseConnection();
            }
            catch (ConnectionException e)
            {
                OnLost(e.End);
            }
        }
    }

    private bool MayConnect(long nowNs)
    {
        if (_retryCause is { } cause)
        {
            _retryCause = null;
            _budget.ReleaseConnects();
            Machine.Retry(cause, nowNs);
        }

        return Machine.IsAttemptDue(nowNs) && _budget.TryTakeConnect(_endpoint.Index, _feed.Priority, nowNs);
    }

    private void UseConnection()
    {
        using VenueConnection connection = VenueConnection.Open(_endpoint.Address, _time, _endpoint.Limits, _endpoint.Ping, Idle);
        Tally.Opened(connection.IsCompressed, _time.NowNs());
        Machine.Opened(_time.NowNs());
        _replaceCause = null;

        // Asked for meanwhile and no longer needed: it must not lift a later ban.
        _retryCause = null;
        LogConnected(_endpoint.Venue, _endpoint.Role, _endpoint.Index, _endpoint.Address);
        _feed.Connected(connection, _time.NowNs());
        try
        {
            StepAll(connection);
        }
        catch (ConnectionException)
        {
            // Before the goodbye, which may take seconds: no book is served meanwhile.
            _feed.Disconnected(_time.NowNs());
            throw;
        }
    }

    private void OnLost(ConnectionEnd end)
    {
        long nowNs = _time.NowNs();
        _lastError = end.Words;

        // Asked for while the attempt was under way: it has had its attempt.
        _retryCause = null;
        Tally.Lost();
        _feed.Disconnected(nowNs);
        FaultVerdict verdict = Machine.Lost(end, nowNs);
        if (verdict is { IsVenueWide: true, Halt: { } halt })
        {
            _budget.HoldConnects(nowNs + (halt.Ticks * TimeSpan.NanosecondsPerTick));
        }

        long? waitMs = Machine.AttemptAtNs is { } at ? Math.Max(0, at - nowNs) / 1_000_000 : null;
        if (verdict.Class == FaultClass.Fatal)
        {
            LogHalted(_endpoint.Venue, _endpoint.Role, _endpoint.Index, end.Words, waitMs);
        }
        else
        {
            LogLost(_endpoint.Venue, _endpoint.Role, _endpoint.Index, end.Words, waitMs);
        }
    }

    private void StepAll(VenueConnection connection)
    {
        while (!_stop.IsSet)
        {
            ReadOnlySpan<byte> frame = connection.Receive();
            long receivedAtNs = connection.ReceivedAtNs;
            int scored = _feed.Step(frame, receivedAtNs);
            Tally.Message(frame.Length, connection.WireBytes, receivedAtNs);
            if (scored >= 0)
            {
                TickToScore.Record(receivedAtNs, (long)_time.GetElapsedTime(connection.ReceivedTimestamp).TotalNanoseconds);
            }

            NoteMalformed(receivedAtNs);
            ThrowIfToBeReplaced();
        }
    }

    // A venue that changes a form or a grid spoils every frame: one line a minute tells it, not one a frame.
    private void NoteMalformed(long nowNs)
    {
        for (long counted = Tally.Malformed.Total; counted < _feed.Malformed.Count; counted++)
        {
            Tally.Malformed.Add(nowNs);
        }

        long unsaid = _feed.Malformed.Count - _malformedSaid;
        if (unsaid == 0 || (_malformedSaidAt is { } last && _time.GetElapsedTime(last) < BetweenMalformedLines))
        {
            return;
        }

        _malformedSaid += unsaid;
        _malformedSaidAt = _time.GetTimestamp();
        LogMalformed(_endpoint.Venue, _endpoint.Role, _endpoint.Index, unsaid, _feed.Malformed.Last, _feed.Malformed.Sample());
    }

    private void ThrowIfToBeReplaced()
    {
        if (_feed.Demand is { } demand)
        {
            throw new ConnectionException(demand);
        }

        if (_replaceCause is { } cause)
        {
            throw new ConnectionException(new ConnectionEnd(ConnectionEndKind.Replaced, cause));
        }
    }

    // Within a connect nothing can be replaced yet; the feed demands nothing then.
    private void Idle()
    {
        if (_stop.IsSet)
        {
            throw new OperationCanceledException("The feed was asked to stop.");
        }

        _feed.Idle(_time.NowNs());
        if (Machine.State == ConnectionState.Connected)
        {
            ThrowIfToBeReplaced();
        }
    }

    private void WaitIdle()
    {
        // Due already, but the budget says no: it has to be asked again soon.
        long leftMs = ((Machine.AttemptAtNs ?? long.MaxValue) - _time.NowNs()) / 1_000_000;
        _stop.Wait(TimeSpan.FromMilliseconds(leftMs <= 0 ? SoonMilliseconds : Math.Min(leftMs + 1, LongestWaitMilliseconds)));
        _feed.Idle(_time.NowNs());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Venue} {Role} {Index}: connected to {Address}")]
    private partial void LogConnected(string venue, ConnectionRole role, int index, Uri address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Venue} {Role} {Index}: {Count} frames could not be read, the last one because of {Result}: {Sample}")]
    private partial void LogMalformed(string venue, ConnectionRole role, int index, long count, DecodeResult result, string sample);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Venue} {Role} {Index}: {Reason}; next attempt in {Wait} ms")]
    private partial void LogLost(string venue, ConnectionRole role, int index, string reason, long? wait);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Venue} {Role} {Index} is halted: {Reason}; next attempt in {Wait} ms")]
    private partial void LogHalted(string venue, ConnectionRole role, int index, string reason, long? wait);
}
