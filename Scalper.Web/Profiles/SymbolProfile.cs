using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Web.Data;

namespace Scalper.Web.Profiles;

/// <summary>One symbol's profile as it grows: what earlier runs kept, and what this one sees. One thread at a time.</summary>
public sealed class SymbolProfile(string symbol)
{
    // 12 hours Live, looked at once a second.
    private const int Generation = 43_200;

    private readonly TotalsMeter _meter = new();
    private readonly FundingRhythm _funding = new();
    private readonly MedianWindow _spread = new(Generation);
    private readonly MedianWindow _bidSpan = new(Generation);
    private readonly MedianWindow _askSpan = new(Generation);
    private SymbolProfileRow? _kept;
    private Instrument? _instrument;
    private UniverseVerdict? _verdict;
    private DayFigures? _day;
    private long? _firstSeenMs;
    private long? _lastSeenMs;
    private long _followedAtMs;

    public string Symbol { get; } = symbol;

    /// <summary>When it was last looked at while followed, in this run or an earlier one, Unix milliseconds.</summary>
    public long FollowedAtMs => Math.Max(_followedAtMs, _kept?.FollowedAtMs ?? 0);

    /// <summary>There is more to keep than was taken last.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Takes one look at the symbol.</summary>
    public void Add(in ProfileLook look)
    {
        _meter.Add(look.Sample);
        _funding.Add(look.NextFundingAtMs, look.Sample.AtNs / 1_000_000);
        if (look.Sample.SpreadBps is { } spread)
        {
            _spread.Add(spread);
        }

        if (look.Sample.SpanBps is { } span)
        {
            _bidSpan.Add(span.Bid);
            _askSpan.Add(span.Ask);
        }

        _instrument = look.Instrument;
        _verdict = look.Verdict ?? _verdict;
        _day = DayFigures.Newer(_day, look.Day);
        _firstSeenMs ??= look.SeenAtMs;
        _lastSeenMs = look.SeenAtMs ?? _lastSeenMs;
        _followedAtMs = look.AtMs;
        IsChanged = true;
    }

    /// <summary>Puts what earlier runs kept before all that this one has seen. Once.</summary>
    public void Restore(SymbolProfileRow kept)
    {
        _kept = kept;
        _day = DayFigures.Newer(DayOf(kept), _day);
        _spread.Restore(kept.SpreadBps ?? 0, kept.SpreadBps is null ? 0 : kept.SpreadSamples);
        _bidSpan.Restore(kept.BidSpanBps ?? 0, kept.BidSpanBps is null ? 0 : kept.SpanSamples);
        _askSpan.Restore(kept.AskSpanBps ?? 0, kept.AskSpanBps is null ? 0 : kept.SpanSamples);
    }

    /// <summary>The symbol is not followed any more: what is known stays, the memory that looks need goes.</summary>
    public void Rest()
    {
        _meter.Break();
        _spread.Rest();
        _bidSpan.Rest();
        _askSpan.Rest();
    }

    /// <summary>All that is known now.</summary>
    public ProfileReading Read(string venue)
    {
        ProfileTotals sinceStart = _meter.Total;
        ProfileTotals lifetime = _kept is null ? sinceStart : ProfileTotals.Of(_kept) + sinceStart;
        return new ProfileReading(RowOf(venue, lifetime), lifetime, sinceStart);
    }

    private SymbolProfileRow RowOf(string venue, in ProfileTotals lifetime) => new()
    {
        Venue = venue,
        Symbol = Symbol,
        TickSize = _instrument?.TickSize.Text ?? _kept?.TickSize ?? "",
        QtyStep = _instrument?.QtyStep.Text ?? _kept?.QtyStep ?? "",
        Quote = _verdict?.Listed?.Quote ?? _kept?.Quote,
        ContractType = _verdict?.Listed?.ContractType ?? _kept?.ContractType,
        LaunchedAtMs = _verdict?.Listed?.LaunchedAtMs ?? _kept?.LaunchedAtMs,
        MaxLeverage = _verdict?.Listed?.MaxLeverage ?? _kept?.MaxLeverage,
        Status = _verdict?.Listed?.Status ?? _kept?.Status,
        Category = _verdict?.Category.ToString() ?? _kept?.Category,
        FundingIntervalMinutes = _verdict?.Listed?.FundingIntervalMinutes ?? _funding.IntervalMinutes ?? _kept?.FundingIntervalMinutes,
        FirstSeenMs = _kept?.FirstSeenMs ?? _firstSeenMs,
        LastSeenMs = _lastSeenMs ?? _kept?.LastSeenMs,
        FollowedAtMs = FollowedAtMs,
        DayAtMs = _day?.AtMs,
        Turnover24h = _day?.Turnover,
        Volume24h = _day?.Volume,
        PriceChangePct24h = _day?.PriceChangePct,
        SpreadBps = _spread.Median,
        SpreadSamples = _spread.Count,
        BidSpanBps = _bidSpan.Median,
        AskSpanBps = _askSpan.Median,
        SpanSamples = _bidSpan.Count,
        MessagesPerSecond = _meter.MessagesPerSecond ?? _kept?.MessagesPerSecond,
        FollowedMs = lifetime.FollowedNs / 1_000_000,
        LiveMs = lifetime.LiveNs / 1_000_000,
        Messages = lifetime.Messages,
        SequenceGaps = lifetime.SequenceGaps,
        Resyncs = lifetime.Resyncs,
        CrossedBooks = lifetime.CrossedBooks,
        UnreadableFrames = lifetime.UnreadableFrames,
    };

    private static DayFigures? DayOf(SymbolProfileRow kept) =>
        kept.DayAtMs is { } at ? new DayFigures(at, kept.Turnover24h, kept.Volume24h, kept.PriceChangePct24h) : null;
}
