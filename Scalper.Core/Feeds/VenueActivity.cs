namespace Scalper.Core.Feeds;

/// <summary>
/// When anything of a venue last delivered data, whichever connection it came on: what tells a dead symbol from a dead venue. Safe
/// from any thread.
/// </summary>
public sealed class VenueActivity
{
    private long _dataAtNs;

    /// <summary>Receive time of the latest data, Unix nanoseconds; 0 before the first.</summary>
    public long DataAtNs => Volatile.Read(ref _dataAtNs);

    // Two writers may overtake each other by one turn, which does not matter at the scale of seconds.
    public void Report(long dataAtNs)
    {
        if (dataAtNs > DataAtNs)
        {
            Volatile.Write(ref _dataAtNs, dataAtNs);
        }
    }
}
