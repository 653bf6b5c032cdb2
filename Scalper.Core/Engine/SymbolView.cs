using Scalper.Core.Books;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine;

/// <summary>
/// What is known of a symbol after its lane's last step; a plain value that other threads copy whole. Features and score mean
/// something only while <see cref="Status"/> is Live.
/// </summary>
public struct SymbolView
{
    /// <summary>The book's state.</summary>
    public BookStatus Status;

    /// <summary>Why it is not Live.</summary>
    public BookFault Fault;

    /// <summary>Live, but without an update of its own for a while: a fresh ticker shows the same best prices and quantities.</summary>
    public bool IsQuiet;

    /// <summary>The book's last update id; 0 before the first.</summary>
    public long UpdateId;

    /// <summary>The book's last cross sequence; 0 before the first.</summary>
    public long Sequence;

    /// <summary>Receive time of the symbol's last book or trade frame, Unix nanoseconds; 0 before the first.</summary>
    public long UpdatedAtNs;

    /// <summary>Receive time of the last applied book frame, Unix nanoseconds; 0 before the first.</summary>
    public long BookUpdatedAtNs;

    /// <summary>Price of the last trade that is not a block trade, in ticks; none before the first.</summary>
    public long? LastTradeTicks;

    /// <summary>Best bid in ticks; none with an empty side.</summary>
    public long? BestBidTicks;

    /// <summary>Best ask in ticks; none with an empty side.</summary>
    public long? BestAskTicks;

    /// <summary>Lowest bid held, in ticks: how far the book reaches; none with an empty side.</summary>
    public long? LowestBidTicks;

    /// <summary>Highest ask held, in ticks; none with an empty side.</summary>
    public long? HighestAskTicks;

    /// <summary>Levels held on the bid side.</summary>
    public int BidLevels;

    /// <summary>Levels held on the ask side.</summary>
    public int AskLevels;

    /// <summary>Scores made since start.</summary>
    public long Scores;

    /// <summary>Trades left out because their time is more than a day from ours.</summary>
    public long FarOffTrades;

    /// <summary>Trades left out because a venue sent them again after a lost connection.</summary>
    public long ReplayedTrades;

    /// <summary>The last time in which trades may have been made that nobody told us of: from, Unix nanoseconds; 0 where there was none.</summary>
    public long TradeGapFromNs;

    /// <summary>To, Unix nanoseconds; 0 while it lasts.</summary>
    public long TradeGapToNs;

    /// <summary>Part of the tape is from before that time: flow figures span it.</summary>
    public bool HasTradeGap;

    /// <summary>Gaps, crossed books and over-depth books since start.</summary>
    public long Faults;

    /// <summary>Book frames whose update id was already applied.</summary>
    public long RepeatedFrames;

    /// <summary>Book deltas that came while no snapshot was held.</summary>
    public long UnanchoredFrames;

    /// <summary>Removals of prices that the book did not hold.</summary>
    public long UnknownRemovals;

    /// <summary>What was counted since the symbol is followed.</summary>
    public SymbolCounters Counters;

    public OrderBookFeatures OrderBook;
    public TradeFlowFeatures TradeFlow;
    public WallFeatures Walls;
    public MomentumFeatures Momentum;
    public ReturnFeatures Returns;
    public TouchFeatures Touch;
    public DeltaFeatures Delta;
    public LiquidityFeatures Liquidity;
    public NearestWalls NearestWalls;
    public ContractFeatures Contract;
    public RelativeFeatures Relative;

    /// <summary>What the model "microstructure" looks at, each in the symbol's own deviations.</summary>
    public MicrostructureInputs Microstructure;

    public Ticker Ticker;

    /// <summary>Score of each model.</summary>
    public ModelScores ModelScores;

    /// <summary>How steady the side of each model's score is.</summary>
    public ModelSides ModelSides;

    /// <summary>Score of the model "classic".</summary>
    public Score Score
    {
        readonly get => ModelScores[ScoreModels.Classic];
        set => ModelScores[ScoreModels.Classic] = value;
    }

    /// <summary>How steady the side of the model "classic" is.</summary>
    public SideFeatures ScoreSide
    {
        readonly get => ModelSides[ScoreModels.Classic];
        set => ModelSides[ScoreModels.Classic] = value;
    }

    /// <summary>What the scores are made from.</summary>
    public readonly FactorInputs Factors => FactorInputs.Of(OrderBook, TradeFlow, Walls, Momentum, Relative, Microstructure);

    /// <summary>True while features and score are valid.</summary>
    public readonly bool IsLive => Status == BookStatus.Live;

    /// <summary>True where nothing came for so long that the symbol was given up.</summary>
    public readonly bool IsGone => Fault.Kind == BookFaultKind.Gone;

    /// <summary>Receive time of the symbol's last data of any kind, Unix nanoseconds; 0 before the first.</summary>
    public readonly long DataAtNs => Math.Max(UpdatedAtNs, Ticker.ReceivedAtNs);

    /// <summary>Takes in the book as it is now, without its features.</summary>
    internal void Take(OrderBook book)
    {
        Status = book.Status;
        Fault = book.Fault;
        UpdateId = book.UpdateId;
        Sequence = book.Sequence ?? 0;
        Faults = book.Faults;
        RepeatedFrames = book.Repeated;
        UnanchoredFrames = book.Unanchored;
        UnknownRemovals = book.UnknownRemovals;
        ReadOnlySpan<BookLevel> bids = book.Bids.Levels, asks = book.Asks.Levels;
        BidLevels = bids.Length;
        AskLevels = asks.Length;
        BestBidTicks = bids.IsEmpty ? null : bids[0].PriceTicks;
        BestAskTicks = asks.IsEmpty ? null : asks[0].PriceTicks;
        LowestBidTicks = bids.IsEmpty ? null : bids[^1].PriceTicks;
        HighestAskTicks = asks.IsEmpty ? null : asks[^1].PriceTicks;
    }
}
