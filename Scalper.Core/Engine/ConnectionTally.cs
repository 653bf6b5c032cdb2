using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>What came over a feed's connections since start. One writer, any readers.</summary>
internal sealed class ConnectionTally
{
    private const int AlertWindowSeconds = 60;
    private const double AlertShare = 0.01;

    private long _connects;
    private long _losses;
    private long _frameBytes;
    private long _wireBytes;
    private long _wireBytesBefore;
    private long _lastMessageAtNs;
    private long _openedAtNs;
    private volatile bool _isCompressed;

    public RollingCount Messages { get; } = new();

    public RollingCount Malformed { get; } = new();

    public long Connects => Volatile.Read(ref _connects);

    /// <summary>Connections and attempts that failed.</summary>
    public long Losses => Volatile.Read(ref _losses);

    /// <summary>Bytes of whole messages, after inflation.</summary>
    public long FrameBytes => Volatile.Read(ref _frameBytes);

    /// <summary>Bytes read from the sockets.</summary>
    public long WireBytes => Volatile.Read(ref _wireBytes);

    public long LastMessageAtNs => Volatile.Read(ref _lastMessageAtNs);

    /// <summary>When the present connection was opened; 0 where there is none.</summary>
    public long OpenedAtNs => Volatile.Read(ref _openedAtNs);

    public bool IsCompressed => _isCompressed;

    public void Opened(bool isCompressed, long nowNs)
    {
        Volatile.Write(ref _connects, _connects + 1);
        Volatile.Write(ref _openedAtNs, nowNs);
        _isCompressed = isCompressed;
        _wireBytesBefore = _wireBytes;
    }

    public void Lost()
    {
        Volatile.Write(ref _losses, _losses + 1);
        Volatile.Write(ref _openedAtNs, 0);
    }

    public void Message(int bytes, long wireBytes, long receivedAtNs)
    {
        Messages.Add(receivedAtNs);
        Volatile.Write(ref _frameBytes, _frameBytes + bytes);
        Volatile.Write(ref _wireBytes, _wireBytesBefore + wireBytes);
        Volatile.Write(ref _lastMessageAtNs, receivedAtNs);
    }

    /// <summary>Share of the last minute's frames that could not be read; none without frames.</summary>
    public double? MalformedShare(long nowNs)
    {
        long all = Messages.Sum(nowNs, AlertWindowSeconds);
        return all == 0 ? null : (double)Malformed.Sum(nowNs, AlertWindowSeconds) / all;
    }

    /// <summary>True where more frames than one in a hundred could not be read.</summary>
    public bool IsMalformedAlert(long nowNs) => MalformedShare(nowNs) > AlertShare;
}
