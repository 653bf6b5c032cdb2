using System.Globalization;
using System.Text;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>How long a connection may live: pings that want their pongs, and the end of its day. Times are Unix ns.</summary>
internal sealed class Pulse(BinanceSettings settings, long sinceNs)
{
    private readonly Queue<(byte[] Payload, long SentNs)> _unanswered = new();
    private readonly long _endNs = sinceNs + Nanoseconds(settings.Lifetime);
    private long _pingNs = sinceNs + Nanoseconds(settings.PingInterval);

    /// <summary>When it wants to be looked at next.</summary>
    public long NextNs => Math.Min(Math.Min(_pingNs, _endNs), DeadlineNs);

    private long DeadlineNs => _unanswered.TryPeek(out (byte[] Payload, long SentNs) oldest) ? oldest.SentNs + Nanoseconds(settings.PongLimit) : long.MaxValue;

    /// <summary>How the connection ends now; null where it goes on.</summary>
    public SessionEnd? EndAt(long nowNs) =>
        nowNs >= DeadlineNs ? new SessionEnd(1008, "Pong timeout")
        : nowNs >= _endNs ? new SessionEnd(1001, "Connection is too old")
        : null;

    /// <summary>What the ping that is due carries; null where none is.</summary>
    public byte[]? TakePing(long nowNs)
    {
        if (nowNs < _pingNs)
        {
            return null;
        }

        _pingNs += Nanoseconds(settings.PingInterval);
        byte[] payload = Encoding.ASCII.GetBytes((nowNs / 1_000_000).ToString(CultureInfo.InvariantCulture));
        _unanswered.Enqueue((payload, nowNs));
        return payload;
    }

    /// <summary>A pong answers the ping of the same payload and those before it; one of another payload answers nothing.</summary>
    public void Answer(ReadOnlySpan<byte> payload)
    {
        foreach ((byte[] sent, long sentNs) in _unanswered)
        {
            if (payload.SequenceEqual(sent))
            {
                while (_unanswered.TryPeek(out (byte[] Payload, long SentNs) oldest) && oldest.SentNs <= sentNs)
                {
                    _unanswered.Dequeue();
                }

                return;
            }
        }
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * 100;
}
