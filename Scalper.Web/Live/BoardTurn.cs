using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>What the rows of a board know of its last reading. Written by the board alone, read by any thread.</summary>
public sealed class BoardTurn
{
    private long _number;
    private volatile LeadAt _lead = new(null, 0);

    /// <summary>How often the board was read: what a row holds from an earlier turn is old.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>The leading symbol at the last reading.</summary>
    internal LeadAt Lead => _lead;

    internal long Begin() => Interlocked.Increment(ref _number);

    internal void Take(Lead? lead, long nowMs) => _lead = new LeadAt(lead, nowMs);

    /// <param name="NowMs">On the engine's clock.</param>
    internal sealed record LeadAt(Lead? Lead, long NowMs);
}
