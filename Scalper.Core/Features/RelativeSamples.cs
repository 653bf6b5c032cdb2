namespace Scalper.Core.Features;

/// <summary>
/// The last hour of a symbol's wall strengths and spoofing score. The sample of second s is the value after the last book or trade
/// frame before s; it is carried forward while the book is Live, and a second at whose end it is not has none. One thread.
/// </summary>
public sealed class RelativeSamples
{
    private const long SecondNs = 1_000_000_000;

    // 1 as a double, without all but the first four bits behind the point: sixteen steps for each doubling, up to 61,440.
    private const int LowBits = 48;
    private const long One = 0x3FF0;

    private const double SpoofingStepsPerPoint = 2;

    // Scores are quotients: one that should be a whole number must not be the next step's for its last bit.
    private const double QuotientError = 1e-6;

    private readonly HourRank _bids = new();
    private readonly HourRank _asks = new();
    private readonly HourRank _spoofing = new();
    private long? _second;

    /// <summary>Takes the samples of all whole seconds that have passed; to be called before a frame acts.</summary>
    /// <param name="walls">After the last book or trade frame.</param>
    public void AdvanceTo(long nowNs, bool isLive, in WallFeatures walls)
    {
        long second = nowNs / SecondNs;
        long from = Math.Max(_second ?? second, second - HourRank.Seconds);
        _second = second;
        if (from >= second)
        {
            return;
        }

        int? bids = isLive ? StepOf(walls.BidStrength) : null;
        int? asks = isLive ? StepOf(walls.AskStrength) : null;
        int? spoofing = isLive ? StepOf(walls.SpoofingScore) : null;
        for (long s = from + 1; s <= second; s++)
        {
            _bids.Put(s, bids);
            _asks.Put(s, asks);
            _spoofing.Put(s, spoofing);
        }
    }

    public RelativeFeatures Read(in WallFeatures walls, double? trendStrength) => new()
    {
        BidWallStrength = walls.BidStrength,
        AskWallStrength = walls.AskStrength,
        BidWallRank = _bids.Of(StepOf(walls.BidStrength)),
        AskWallRank = _asks.Of(StepOf(walls.AskStrength)),
        SpoofingRank = _spoofing.Of(StepOf(walls.SpoofingScore)),
        TrendStrength = trendStrength,
    };

    private static int? StepOf(double? strength) =>
        strength is { } s ? (int)Math.Clamp((BitConverter.DoubleToInt64Bits(s) >> LowBits) - One, 0, HourRank.Steps - 1) : null;

    // Up: only 0 is the lowest step.
    private static int StepOf(double spoofingScore) => (int)Math.Ceiling((SpoofingStepsPerPoint * spoofingScore) - QuotientError);
}
