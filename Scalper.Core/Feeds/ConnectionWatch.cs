using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>The deadlines of an open connection: first answer, first data, silence. Only data keeps it alive; pongs and answers do not. One thread.</summary>
internal sealed class ConnectionWatch(FeedOptions options)
{
    private const long SecondNs = 1_000_000_000;

    private long _waitingSinceNs;
    private bool _answered;
    private bool _hasData;

    /// <summary>Receive time of the last data on any connection; 0 before the first.</summary>
    public long DataAtNs { get; private set; }

    /// <summary>How late the last data was, nanoseconds.</summary>
    public long LateNs { get; set; }

    public void Opened()
    {
        LateNs = 0;
        _waitingSinceNs = 0;
        _answered = _hasData = false;
    }

    /// <summary>A request went out: from now on something is awaited.</summary>
    public void Asked(long nowNs) => _waitingSinceNs = _waitingSinceNs == 0 ? nowNs : _waitingSinceNs;

    public void Answered() => _answered = true;

    public void Data(long nowNs)
    {
        DataAtNs = nowNs;
        _hasData = true;
    }

    /// <summary>What is overdue; null where nothing is.</summary>
    /// <param name="expectsData">Some topic is asked for that must deliver.</param>
    public ConnectionEnd? Overdue(bool expectsData, long nowNs)
    {
        if (!expectsData)
        {
            _waitingSinceNs = nowNs;
            return null;
        }

        if (_hasData && LateNs > options.SilenceSeconds * SecondNs)
        {
            return new ConnectionEnd(ConnectionEndKind.Silence, $"data comes {LateNs / SecondNs} s late");
        }

        if (_hasData)
        {
            // Where nothing was expected for a while, the wait begins when it is again.
            return Exceeds(Math.Max(DataAtNs, _waitingSinceNs), options.SilenceSeconds, nowNs)
                ? new ConnectionEnd(ConnectionEndKind.Silence, $"no data for {options.SilenceSeconds} s on an open connection")
                : null;
        }

        return !_answered && Exceeds(_waitingSinceNs, options.FirstAckSeconds, nowNs)
            ? new ConnectionEnd(ConnectionEndKind.NoAnswer, $"no answer to the first request within {options.FirstAckSeconds} s")
            : Exceeds(_waitingSinceNs, options.FirstDataSeconds, nowNs)
            ? new ConnectionEnd(ConnectionEndKind.Silence, $"no data within {options.FirstDataSeconds} s of the first request")
            : null;
    }

    private static bool Exceeds(long sinceNs, int seconds, long nowNs) => sinceNs != 0 && nowNs - sinceNs > seconds * SecondNs;
}
