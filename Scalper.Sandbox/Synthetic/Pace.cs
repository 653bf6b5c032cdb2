using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>
/// How often things happen on one symbol, so that its book (one depth), trades and ticker together send the asked number of messages a second.
/// The venue's push intervals hold, and shrink only where the asked rate would not fit.
/// </summary>
internal sealed class Pace(double messagesPerSecond, Tempo tempo, SeededRandom random)
{
    private const double BurstsPerMessage = 0.59;
    private const double TickersPerMessage = 0.22;
    private const long MsNs = 1_000_000;

    private double Rate => messagesPerSecond * tempo.Times;

    public long NextBurstNs(long nowNs) => nowNs + 1 + (long)(random.Exponential(1 / (Rate * BurstsPerMessage)) * 1e9);

    public long NextTickerNs(long nowNs)
    {
        double meanNs = 1e9 / (Rate * TickersPerMessage);
        return nowNs + Math.Max(Shrunk(100 * MsNs), (long)(meanNs * random.Between(0.5, 1.5)));
    }

    /// <summary>Most trades go out at once, before the book that contains their effect; one in twenty-five comes late.</summary>
    public bool NextTradesAreLate() => random.Chance(0.04);

    public long TradesDueNs(long nowNs, bool late) => nowNs + (long)((late ? random.Between(25, 40) : random.Between(0, 2)) * MsNs);

    public long BookDueNs(long nowNs, int depth, long lastNs)
    {
        long interval = Shrunk(depth switch { 1 => 10, 50 => 20, 200 => 100, _ => 200 } * MsNs);
        return Math.Max(nowNs + (long)(random.Between(0.2, 0.8) * Math.Min(interval, 20 * MsNs)), lastNs + interval);
    }

    private long Shrunk(long intervalNs) => (long)Math.Min(intervalNs, 0.5e9 / (Rate * BurstsPerMessage));
}
