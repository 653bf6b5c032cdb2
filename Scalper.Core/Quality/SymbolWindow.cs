using Scalper.Core.Engine;

namespace Scalper.Core.Quality;

/// <summary>
/// The last 15 minutes of one symbol, in 60 buckets of 15 seconds (the newest is still filling: 14:45 to 15:00 minutes), about 4 KB.
/// One thread.
/// </summary>
internal sealed class SymbolWindow
{
    public const int BucketSeconds = 15;
    public const int Buckets = 60;

    private const long SecondNs = 1_000_000_000;
    private const long BucketNs = BucketSeconds * SecondNs;

    // A subscription takes a few seconds to bring its first snapshot, which is nobody's fault.
    private const long StartAllowanceNs = 30 * SecondNs;

    private readonly QualityBucket[] _buckets = new QualityBucket[Buckets];
    private readonly long _firstSeenNs;
    private FollowedSymbol _symbol;
    private SymbolCounters _before;
    private long _beforeNs;
    private long _dataAtNs;
    private long _silentNs;
    private bool _hasBegun;

    public SymbolWindow(FollowedSymbol symbol, in SymbolView view, long nowNs)
    {
        _symbol = symbol;
        _firstSeenNs = nowNs;
        _hasBegun = WasLive(view);
        Remember(view, nowNs);
    }

    /// <summary>When it was last looked at.</summary>
    public long SeenAtNs => _beforeNs;

    /// <summary>Adds what happened since the look before.</summary>
    /// <param name="symbol">As it is followed now: another object where its instrument has changed.</param>
    /// <param name="othersDeliver">The venue delivered something else meanwhile.</param>
    public void Add(FollowedSymbol symbol, in SymbolView view, in QualityLook look, bool othersDeliver)
    {
        bool isFirstLive = !_hasBegun && WasLive(view);
        _hasBegun |= isFirstLive || look.NowNs - _firstSeenNs > StartAllowanceNs;
        if (_hasBegun)
        {
            // Counters that began anew have counted everything since then.
            bool continues = ReferenceEquals(symbol, _symbol) && view.Counters.FollowedSinceNs == _before.FollowedSinceNs;

            // Of the time up to this look only its end could be Live: none of it counts.
            Count(view, continues ? _before : default, isFirstLive ? look with { PassedNs = 0 } : look, othersDeliver);
        }

        _symbol = symbol;
        Remember(view, look.NowNs);
    }

    /// <summary>Sums the window up.</summary>
    public QualityMeasurements Measure(in SymbolView view, long nowNs)
    {
        QualityBucket sum = default;
        long oldest = (nowNs / BucketNs) - Buckets;
        foreach (ref readonly QualityBucket bucket in _buckets.AsSpan())
        {
            if (bucket.Number > oldest)
            {
                sum.ObservedNs += bucket.ObservedNs;
                sum.LiveNs += bucket.LiveNs;
                sum.CrossedNs += bucket.CrossedNs;
                sum.SilentNs = Math.Max(sum.SilentNs, bucket.SilentNs);
                sum.LagMs = Max(sum.LagMs, bucket.LagMs);
                sum.SequenceGaps += bucket.SequenceGaps;
                sum.Resyncs += bucket.Resyncs;
                sum.UnreadableFrames += bucket.UnreadableFrames;
            }
        }

        return new QualityMeasurements(
            Seconds(sum.ObservedNs),
            sum.ObservedNs == 0 ? 0 : 100.0 * sum.LiveNs / sum.ObservedNs,
            sum.SequenceGaps,
            sum.Resyncs,
            Seconds(sum.CrossedNs),
            sum.UnreadableFrames,
            Seconds(sum.SilentNs),
            sum.LagMs,
            view.IsGone);
    }

    private void Count(in SymbolView view, in SymbolCounters before, in QualityLook look, bool othersDeliver)
    {
        ref readonly SymbolCounters now = ref view.Counters;
        ref QualityBucket bucket = ref BucketAt(look.NowNs);
        bucket.ObservedNs += look.PassedNs;
        bucket.LiveNs += LiveNs(view, before, look);
        bucket.CrossedNs += Math.Clamp(now.CrossedNsAt(look.NowNs) - before.CrossedNsAt(_beforeNs), 0, look.PassedNs);
        bucket.SequenceGaps += (int)(now.SequenceGaps - before.SequenceGaps);
        bucket.Resyncs += (int)(now.Resyncs - before.Resyncs);
        bucket.UnreadableFrames += (int)(now.UnreadableFrames - before.UnreadableFrames);
        bucket.LagMs = Max(bucket.LagMs, look.LagMs);
        bucket.SilentNs = Math.Max(bucket.SilentNs, Silence(view, look, othersDeliver));
    }

    // A lane that does not run leaves its last counters behind: the view then says that it is not Live.
    private long LiveNs(in SymbolView view, in SymbolCounters before, in QualityLook look)
    {
        bool isLeftBehind = view.Counters.LiveSinceNs != 0 && !view.IsLive;
        return isLeftBehind ? 0 : Math.Clamp(view.Counters.LiveNsAt(look.NowNs) - before.LiveNsAt(_beforeNs), 0, look.PassedNs);
    }

    private static bool WasLive(in SymbolView view) => view.IsLive || view.Counters.LiveNs > 0;

    // Counted in time that the venue delivered in: a venue that is silent as a whole makes no symbol old.
    private long Silence(in SymbolView view, in QualityLook look, bool othersDeliver)
    {
        _silentNs = DataAtNs(view) > _dataAtNs ? Math.Clamp(look.NowNs - DataAtNs(view), 0, look.PassedNs)
            : othersDeliver ? _silentNs + look.PassedNs
            : _silentNs;
        return _silentNs;
    }

    // A ticker that shows the same best prices vouches for a book that does not change.
    private static long DataAtNs(in SymbolView view)
    {
        bool isVouchedFor = view.IsLive
            && (view.IsQuiet || (view.Ticker.BidPriceTicks == view.BestBidTicks && view.Ticker.AskPriceTicks == view.BestAskTicks));
        return isVouchedFor ? Math.Max(view.BookUpdatedAtNs, view.Ticker.VouchedAtNs) : view.BookUpdatedAtNs;
    }

    private ref QualityBucket BucketAt(long nowNs)
    {
        long number = nowNs / BucketNs;
        ref QualityBucket bucket = ref _buckets[(int)(number % Buckets)];
        if (bucket.Number != number)
        {
            bucket = new QualityBucket { Number = number };
        }

        return ref bucket;
    }

    private void Remember(in SymbolView view, long nowNs)
    {
        _before = view.Counters;
        _beforeNs = nowNs;
        _dataAtNs = Math.Max(_dataAtNs, DataAtNs(view));
    }

    private static double? Max(double? a, double? b) => a is { } x && b is { } y ? Math.Max(x, y) : a ?? b;

    private static double Seconds(long nanoseconds) => (double)nanoseconds / SecondNs;
}
