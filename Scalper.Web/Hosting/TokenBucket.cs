namespace Scalper.Web.Hosting;

/// <summary>An allowance that fills up at a steady rate. Not thread-safe.</summary>
internal sealed class TokenBucket(int perSecond, int capacity, TimeProvider time)
{
    private double _tokens = capacity;
    private long _readAt = time.GetTimestamp();

    /// <summary>Takes one; false where none is left.</summary>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        _tokens = Math.Min(capacity, _tokens + (time.GetElapsedTime(_readAt, now).TotalSeconds * perSecond));
        _readAt = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}
