using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>
/// Tick to screen of one viewer: from the read of a frame to the browser's word that the picture with its score was painted, the way
/// of that word included. Each picture is judged by one symbol that had a frame since the picture before, the next symbol each time;
/// frames that a newer one replaced before the picture are not counted, they were never to be seen. One question is under way at a
/// time. Everything happens on the viewer's circuit, with what the board reads anyway or reads once more for one row: lanes do not know.
/// A frame that came between the begin of a turn and such a read may be counted with the next picture again: the figure errs to the slow side.
/// </summary>
public sealed class ScreenDelay(LiveBridge bridge, TimeProvider time)
{
    private const int MostSamples = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Queue<(long At, double Milliseconds)> _samples = new();
    private long _askedAt;
    private long _summarizedAt;
    private double _ageMs;
    private bool _isAsked;
    private long _lastPictureMs;
    private int _nextRow;

    /// <summary>Number of the picture that the browser is asked about; 0 before the first.</summary>
    public long Stamp { get; private set; }

    /// <summary>Milliseconds over the last minute; null where nothing was measured.</summary>
    public double? P50Ms { get; private set; }

    /// <inheritdoc cref="P50Ms"/>
    public double? P99Ms { get; private set; }

    /// <summary>A picture is about to be sent.</summary>
    public void Beat()
    {
        long pictureMs = bridge.Board.EngineNowMs;
        long sinceMs = _lastPictureMs;
        _lastPictureMs = pictureMs;
        Summarize();
        bool isWaiting = _isAsked && time.GetElapsedTime(_askedAt) < Patience;
        if (!isWaiting && sinceMs > 0 && FrameSince(sinceMs) is { } frameNs)
        {
            _isAsked = true;
            _askedAt = time.GetTimestamp();
            _ageMs = Math.Max(0, pictureMs - (frameNs / 1e6)) + Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - bridge.Board.NowMs);
            Stamp++;
        }
    }

    /// <summary>The browser has painted a picture.</summary>
    public void Acknowledge(long stamp)
    {
        if (!_isAsked || stamp != Stamp)
        {
            return;
        }

        _isAsked = false;
        _samples.Enqueue((time.GetTimestamp(), _ageMs + time.GetElapsedTime(_askedAt).TotalMilliseconds));
        if (_samples.Count > MostSamples)
        {
            _samples.Dequeue();
        }
    }

    /// <summary>Lets go of the question under way: a tab that nobody sees paints nothing.</summary>
    public void Forget()
    {
        _isAsked = false;
        _lastPictureMs = 0;
    }

    private long? FrameSince(long sinceMs)
    {
        IReadOnlyList<ScoreRow> rows = bridge.Board.Rows;
        for (int i = 0; i < rows.Count; i++)
        {
            int at = (_nextRow + i) % rows.Count;
            if (UnixTime.ToMilliseconds(rows[at].Glance.UpdatedAtNs) > sinceMs)
            {
                _nextRow = at + 1;
                return rows[at].Glance.UpdatedAtNs;
            }
        }

        return null;
    }

    // Once a second: faster they only flicker.
    private void Summarize()
    {
        if (P50Ms is not null && time.GetElapsedTime(_summarizedAt) < Second)
        {
            return;
        }

        _summarizedAt = time.GetTimestamp();
        while (_samples.TryPeek(out (long At, double Milliseconds) oldest) && time.GetElapsedTime(oldest.At) > Window)
        {
            _samples.Dequeue();
        }

        double[] sorted = [.. _samples.Select(s => s.Milliseconds).Order()];
        P50Ms = Percentile(sorted, 0.5);
        P99Ms = Percentile(sorted, 0.99);
    }

    private static double? Percentile(double[] sorted, double share) => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
