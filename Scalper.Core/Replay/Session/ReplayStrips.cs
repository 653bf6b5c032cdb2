using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;

namespace Scalper.Core.Replay.Session;

/// <summary>
/// The whole of a recording at a glance: for each symbol and each of <see cref="Bins"/> equally long spans the last score, and the worst that its book was. Read
/// once, through lanes of its own on a thread that gives way to all others, from the first question on; what is read is told meanwhile. Safe from any thread.
/// </summary>
public sealed partial class ReplayStrips
{
    /// <summary>Spans of a recording.</summary>
    public const int Bins = 400;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StripTrail> _trails = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReplayPlan _plan;
    private readonly string _name;
    private readonly PlayedNames _names;
    private readonly ILogger _log;
    private volatile bool _isStopping;
    private bool _isStarted;
    private int _done;
    private string? _fault;

    internal ReplayStrips(ReplayPlan plan, long fromNs, long toNs, string name, PlayedNames names, ILogger log) =>
        (_plan, FromNs, ToNs, _name, _names, _log) = (plan, fromNs, toNs, name, names, log);

    /// <summary>Where the first bin begins, Unix nanoseconds.</summary>
    public long FromNs { get; }

    /// <summary>Where the last one ends, and is in it.</summary>
    public long ToNs { get; }

    /// <summary>Bins read so far; does not begin to read.</summary>
    public int Done
    {
        get
        {
            lock (_gate)
            {
                return _done;
            }
        }
    }

    /// <summary>What could not be read so far, or has ended the reading, a sentence; null where nothing.</summary>
    public string? Fault
    {
        get
        {
            lock (_gate)
            {
                return _fault;
            }
        }
    }

    /// <summary>Ends with the thread; is over where it was stopped before anybody asked.</summary>
    internal Task Ended => _ended.Task;

    /// <summary>What is read of a symbol so far. The first question begins to read.</summary>
    /// <param name="symbol">As <see cref="Primitives.Instrument.Symbol"/>.</param>
    /// <returns>Null where the recording does not have it, as far as it is read; no bins where a fault ended the reading before it came.</returns>
    public ReplayStrip? Read(string symbol)
    {
        lock (_gate)
        {
            Start();
            return _trails.GetValueOrDefault(symbol) is { } trail ? trail.Read(_done, FromNs, ToNs, _fault)
                : _fault is not null && _done < Bins ? new ReplayStrip(symbol, FromNs, ToNs, [], _fault)
                : null;
        }
    }

    /// <summary>The bin of a time.</summary>
    internal static int BinOf(long timeNs, long fromNs, long toNs) =>
        toNs <= fromNs ? Bins - 1 : (int)Int128.Clamp((Int128)(timeNs - fromNs) * Bins / (toNs - fromNs), 0, Bins - 1);

    /// <summary>Gives up what is under way; <see cref="Ended"/> says when it is.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
            if (!_isStarted)
            {
                _ended.TrySetResult();
            }
        }
    }

    private void Start()
    {
        if (!_isStarted && !_isStopping)
        {
            _isStarted = true;
            LowThread.Start(_name, Run);
        }
    }

    private void Run()
    {
        StripReader reader = new(_plan, FromNs, ToNs, Find, EndBins);
        try
        {
            if (reader.Read(() => _isStopping))
            {
                End(Bins, reader.Fault is { } fault ? _names.Of(fault) : null);
            }
        }
#pragma warning disable CA1031 // It is told and logged, and ends this reading alone.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogFault(bug);
            End(null, $"The recording could not be read to its end: {_names.Of(bug.Message)}");
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private StripTrail Find(string symbol)
    {
        // This thread alone adds.
        if (!_trails.TryGetValue(symbol, out StripTrail? trail))
        {
            trail = new StripTrail(symbol, Bins);
            lock (_gate)
            {
                _trails[symbol] = trail;
            }
        }

        return trail;
    }

    private void EndBins(long reachedNs) => EndBins(BinOf(reachedNs, FromNs, ToNs));

    private void EndBins(int upTo)
    {
        if (upTo <= _done)
        {
            return;
        }

        lock (_gate)
        {
            for (; _done < upTo; _done++)
            {
                foreach (StripTrail trail in _trails.Values)
                {
                    trail.EndBin(_done);
                }
            }
        }
    }

    private void End(int? upTo, string? fault)
    {
        if (upTo is { } bins)
        {
            EndBins(bins);
        }

        lock (_gate)
        {
            _fault = fault;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The strips of a replay could not be read")]
    private partial void LogFault(Exception bug);
}
