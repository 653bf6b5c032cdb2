using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>
/// What pages show of a symbol, all of it from one copy of its published view, so that its figures always belong together.
/// Immutable, shared by all viewers. Features and score mean something only while <see cref="IsLive"/>.
/// </summary>
public sealed class SymbolReading
{
    private static long count;

    private readonly long? _lastTradeTicks;
    private readonly long? _tickerTicks;
    private readonly BookFault _fault;
    private readonly ModelScores _scores;
    private readonly ModelSides _sides;

    // What is made of it once is shared by all that are.
    private readonly SymbolReading?[] _byModel = new SymbolReading?[ScoreModels.Count];
    private ReadingText? _text;

    public SymbolReading(Instrument instrument, in SymbolView view, SymbolQuality quality)
    {
        Instrument = instrument;
        Quality = quality;
        Status = view.Status;
        IsQuiet = view.IsQuiet;
        IsGone = view.IsGone;
        Reason = view.IsLive ? null : view.Fault.Describe();
        UpdateId = view.UpdateId;
        UpdatedAtNs = view.UpdatedAtNs;
        BookUpdatedAtNs = view.BookUpdatedAtNs;
        OrderBook = view.OrderBook;
        TradeFlow = view.TradeFlow;
        Momentum = view.Momentum;
        Returns = view.Returns;
        Touch = view.Touch;
        Delta = view.Delta;
        Liquidity = view.Liquidity;
        Contract = view.Contract;
        Relative = view.Relative;
        Factors = view.Factors;
        Turnover24h = view.Ticker.Turnover24h;
        Mid = view is { BestBidTicks: { } bid, BestAskTicks: { } ask } ? (instrument.Price(bid) + instrument.Price(ask)) / 2 : null;
        NearestWalls = view.NearestWalls;
        NearestWall = SideWall.Nearest(view.NearestWalls, view.UpdatedAtNs);
        _scores = view.ModelScores;
        _sides = view.ModelSides;
        SpoofingScore = view.Walls.SpoofingScore;
        WallActivity = view.Walls.Activity;
        BidWallCount = view.Walls.BidWallCount;
        AskWallCount = view.Walls.AskWallCount;
        NearestBidWall = BidWallCount > 0 ? view.Walls.Of(BookSide.Bid)[0] : null;
        NearestAskWall = AskWallCount > 0 ? view.Walls.Of(BookSide.Ask)[0] : null;
        Scores = view.Scores;
        HasTradeGap = view.HasTradeGap;
        BidLevels = view.BidLevels;
        AskLevels = view.AskLevels;
        Resyncs = view.Counters.Resyncs;
        SequenceGaps = view.Counters.SequenceGaps;
        _lastTradeTicks = view.LastTradeTicks;
        _tickerTicks = view.Ticker.LastPriceTicks;
        _fault = view.Fault;
        _byModel[ScoreModels.Classic] = this;
        Take(ScoreModels.Classic);
    }

    /// <summary>Whose score it shows: the model's place in <see cref="ScoreModels"/>.</summary>
    public int Model { get; private set; }

    /// <summary>Another number for each reading, from 1: who only compares need not keep a reading alive.</summary>
    public long Serial { get; private set; } = Interlocked.Increment(ref count);

    public Instrument Instrument { get; }

    public BookStatus Status { get; }

    /// <summary>How far the data can be trusted.</summary>
    public SymbolQuality Quality { get; }

    /// <summary>Live without an update of its own for a while: a fresh ticker shows the same best prices and quantities.</summary>
    public bool IsQuiet { get; }

    /// <summary>Nothing came for so long that the symbol was given up.</summary>
    public bool IsGone { get; }

    /// <summary>Why the book is not Live, in words; null while it is.</summary>
    public string? Reason { get; }

    public long UpdateId { get; }

    /// <summary>Receive time of the last book or trade frame, Unix nanoseconds; 0 before the first.</summary>
    public long UpdatedAtNs { get; }

    /// <summary>Receive time of the last book frame, Unix nanoseconds; 0 before the first.</summary>
    public long BookUpdatedAtNs { get; }

    public OrderBookFeatures OrderBook { get; }

    public TradeFlowFeatures TradeFlow { get; }

    public MomentumFeatures Momentum { get; }

    public ReturnFeatures Returns { get; }

    public TouchFeatures Touch { get; }

    public DeltaFeatures Delta { get; }

    public LiquidityFeatures Liquidity { get; }

    public ContractFeatures Contract { get; }

    public RelativeFeatures Relative { get; }

    /// <summary>Quote currency, as the ticker says.</summary>
    public double? Turnover24h { get; }

    /// <summary>(best bid + best ask) / 2, quote currency.</summary>
    public double? Mid { get; }

    public NearestWalls NearestWalls { get; }

    /// <summary>The nearer of the two sides' nearest walls; none without a wall.</summary>
    public SideWall? NearestWall { get; }

    /// <summary>When the side of the score last changed, Unix nanoseconds on the engine's clock; none while it has not.</summary>
    public long? SideChangedAtNs { get; private set; }

    public long? SideChangesPerMinute { get; private set; }

    public Score Score { get; private set; }

    public double SpoofingScore { get; }

    public WallActivity WallActivity { get; }

    public int BidWallCount { get; }

    public int AskWallCount { get; }

    public Wall? NearestBidWall { get; }

    public Wall? NearestAskWall { get; }

    /// <summary>Scores made since start.</summary>
    public long Scores { get; }

    /// <summary>Trades may be missing on the tape that trade flow is computed from.</summary>
    public bool HasTradeGap { get; }

    /// <summary>Levels held on the bid side.</summary>
    public int BidLevels { get; }

    /// <summary>Levels held on the ask side.</summary>
    public int AskLevels { get; }

    /// <summary>Times the book had to be asked for again since the symbol is followed.</summary>
    public long Resyncs { get; }

    /// <summary>Times an update was missing since the symbol is followed.</summary>
    public long SequenceGaps { get; }

    public bool IsLive => Status == BookStatus.Live;

    /// <summary>Live, and its data is good enough for a score to be shown.</summary>
    public bool HasScore => IsLive && !Quality.HidesScore;

    /// <summary>Why no score is shown; null where one is.</summary>
    public string? NoScoreReason => HasScore ? null : IsLive ? Quality.Summary : Reason ?? "the book is not live";

    /// <summary>Price of the last trade, or the ticker's before the first trade, in ticks.</summary>
    public long? LastTicks => _lastTradeTicks ?? _tickerTicks;

    /// <summary>Share of aggressive buys in the tape's volume, 0 to 1; none for an empty tape.</summary>
    public double? BuyShare =>
        TradeFlow is { BuyVolume: { } buy, SellVolume: { } sell } && buy + sell > 0 ? buy / (buy + sell) : null;

    /// <summary>What the scores were made from.</summary>
    public FactorInputs Factors { get; }

    /// <summary>The reading in words and figures, made when first asked for.</summary>
    public ReadingText Text => _text ??= new ReadingText(this);

    /// <summary>The same reading with the score of another model, the same object at each call.</summary>
    public SymbolReading By(int model) => Volatile.Read(ref _byModel[model]) ?? Make(model);

    /// <summary>True if view and grade say what this reading says: nothing is recomputed between frames.</summary>
    public bool IsOf(in SymbolView view, SymbolQuality quality)
    {
        return ReferenceEquals(quality, Quality) && view.Scores == Scores && view.UpdatedAtNs == UpdatedAtNs && view.BookUpdatedAtNs == BookUpdatedAtNs
            && view.UpdateId == UpdateId && view.Status == Status && view.IsQuiet == IsQuiet && view.HasTradeGap == HasTradeGap && view.Fault == _fault
            && view.LastTradeTicks == _lastTradeTicks && view.Ticker.LastPriceTicks == _tickerTicks
            && view.Counters.Resyncs == Resyncs;
    }

    /// <summary>The moment that was so many seconds ago.</summary>
    internal static long? AgoNs(long nowNs, double? seconds) => seconds is { } s ? nowNs - (long)(s * 1e9) : null;

    /// <summary>Time since the score was made, in milliseconds, at a moment of the engine's clock; none where this reading has no score.</summary>
    public long? ScoreAgeMs(long nowMs) => HasScore && UnixTime.ToMilliseconds(UpdatedAtNs) is { } madeMs ? Math.Max(0, nowMs - madeMs) : null;

    /// <summary>Age of the book at a moment, in milliseconds; none before the first book frame.</summary>
    public long? BookAgeMs(long nowMs) => UnixTime.ToMilliseconds(BookUpdatedAtNs) is { } updatedMs ? Math.Max(0, nowMs - updatedMs) : null;

    private SymbolReading Make(int model)
    {
        SymbolReading made = (SymbolReading)MemberwiseClone();
        made._text = null;
        made.Serial = Interlocked.Increment(ref count);
        made.Take(model);
        return Interlocked.CompareExchange(ref _byModel[model], made, null) ?? made;
    }

    private void Take(int model)
    {
        Model = model;
        Score = _scores[model];
        SideChangedAtNs = AgoNs(UpdatedAtNs, _sides[model].SecondsSinceChange);
        SideChangesPerMinute = _sides[model].ChangesPerMinute;
    }
}
