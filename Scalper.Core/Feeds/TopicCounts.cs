namespace Scalper.Core.Feeds;

/// <summary>A connection's topics by where they stand; together all that are wanted on it.</summary>
public readonly record struct TopicCounts(int Wanted, int Sent, int Confirmed, int Rejected, int Stale)
{
    public int Total => Wanted + Sent + Confirmed + Rejected + Stale;
}
