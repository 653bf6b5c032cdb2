namespace Scalper.Core.Feeds;

/// <summary>
/// How far the venue's clock is ahead of ours, from readings of its time endpoint. A reading is only as good as its round trip was
/// short, so the shortest of the last few decides; one slow or odd reading moves nothing. One writer, any readers.
/// </summary>
public sealed class VenueClock
{
    private const int Kept = 8;

    private readonly (long OffsetNs, long RoundTripNs)[] _readings = new (long, long)[Kept];
    private int _count;
    private long _offsetNs;
    private long _roundTripNs;
    private long _readAtNs;

    /// <summary>Venue's time minus ours, nanoseconds; 0 before the first reading.</summary>
    public long OffsetNs => Volatile.Read(ref _offsetNs);

    /// <summary>Round trip of the reading that decided; half of it is the most the offset can be wrong by.</summary>
    public long RoundTripNs => Volatile.Read(ref _roundTripNs);

    /// <summary>Our time of the last reading, Unix nanoseconds; 0 before the first.</summary>
    public long ReadAtNs => Volatile.Read(ref _readAtNs);

    /// <summary>Takes a reading.</summary>
    /// <param name="sentAtNs">Our time when the question left.</param>
    /// <param name="receivedAtNs">Our time when the answer was here.</param>
    /// <param name="venueNs">The venue's time in the answer.</param>
    public void Add(long sentAtNs, long receivedAtNs, long venueNs)
    {
        long roundTrip = Math.Max(0, receivedAtNs - sentAtNs);
        _readings[_count++ % Kept] = (venueNs - sentAtNs - (roundTrip / 2), roundTrip);
        (long offset, long shortest) = _readings.Take(Math.Min(_count, Kept)).MinBy(r => r.RoundTripNs);
        Volatile.Write(ref _offsetNs, offset);
        Volatile.Write(ref _roundTripNs, shortest);
        Volatile.Write(ref _readAtNs, receivedAtNs);
    }
}
