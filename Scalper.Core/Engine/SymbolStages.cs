using System.Threading.Channels;
using Scalper.Core.Books;
using Scalper.Core.Evaluation;
using Scalper.Core.Events;
using Scalper.Core.Features;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.State;
using Scalper.Core.Tape;

namespace Scalper.Core.Engine;

/// <summary>All state of one symbol and the stages a frame of it runs through. Only its lane's thread touches it.</summary>
internal sealed class SymbolStages
{
    private const long SecondNs = 1_000_000_000;
    private const long MillisecondNs = 1_000_000;

    private readonly FollowedSymbol _symbol;
    private readonly PublishedSlot<SymbolView> _slot;
    private readonly ScoreModels _models;
    private readonly OrderBook _book;

    // None where the venue sends the book that is shown: what may be absent is no state but in a list.
    private readonly DeepBook[] _deep;
    private readonly DataGaps _gaps = new();
    private readonly TradeIntake _intake;
    private readonly CandleSet _candles = new();
    private readonly WallTracker _walls;
    private readonly MidSamples _mids = new();
    private readonly RelativeSamples _relative = new();
    private readonly MidReturns _returns = new();
    private readonly MicroPrice _microPrice = new();
    private readonly InputDeviations _deviations = new();
    private readonly TouchFlow _touch;
    private readonly TradeWindows _trades;
    private readonly SideChanges[] _sides = [.. Enumerable.Range(0, ScoreModels.Count).Select(_ => new SideChanges())];
    private readonly InterestSamples _interest;
    private readonly FeatureOptions _featureOptions;
    private readonly BookFreshness _freshness;
    private readonly TradeWitness _witness;
    private SymbolColumns? _columns;
    private readonly GridSampler? _grid;
    private readonly ScoreHistory _scores = new();
    private readonly long _freshNs;
    private long _nowNs;
    private long _bookLateNs;
    private long _tickerLateNs;
    private long _checkAtNs;
    private bool _hasNewMomentum;
    private byte _grade;

    /// <param name="rule">The venue's.</param>
    /// <param name="columns">Keeps the symbol's past; null where nobody wants it.</param>
    /// <param name="grid">Samples it; null where nothing is measured.</param>
    public SymbolStages(FollowedSymbol symbol, EngineOptions options, ISyncRule rule, int bookDepth, ScoreModels models, SymbolColumns? columns, GridSampler? grid = null)
    {
        _grid = grid;
        _symbol = symbol;
        _slot = symbol.Slot;
        _models = models;
        _columns = columns;
        _featureOptions = options.Features;
        _deep = rule.SnapshotLevels > 0 ? [new DeepBook(rule, bookDepth)] : [];
        _book = _deep is [var deep] ? deep.Shown : new OrderBook(bookDepth, rule);
        _intake = new TradeIntake(options.Tape.SideSource, _gaps);
        _walls = new WallTracker(symbol.Instrument, options.Walls);
        _freshNs = options.Feed.FreshSeconds * SecondNs;
        _touch = new TouchFlow(symbol.Instrument);
        _trades = new TradeWindows(symbol.Instrument);
        _interest = new InterestSamples(_freshNs);
        _freshness = new BookFreshness(_freshNs, options.Feed.MismatchMilliseconds * MillisecondNs);
        _witness = new TradeWitness(options.Feed.FreshSeconds * SecondNs);
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        View = default;
        Publish();
    }

    public Instrument Instrument => _symbol.Instrument;

    public OrderBook Book => _book;

    /// <summary>Whether a frame with so many levels per side is one of the book.</summary>
    public bool Takes(int depth) => depth == (_deep.Length > 0 ? 0 : _book.Depth);

    // Changed between the beginning and the end of a call from outside, as one.
    private ref SymbolView View => ref _slot.Own;

    private ref Ticker Ticker => ref _slot.Own.Ticker;

    /// <summary>
    /// Goes on where an earlier run of the same instrument ended, with its columns, which that one gives up. What is counted, is counted anew.
    /// </summary>
    public void TakeOver(SymbolStages past)
    {
        StateCopy.Copy(past, this);
        (_columns, past._columns) = (past._columns, null);
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        View.Counters = default;
        View.Scores = 0;
        Publish();
    }

    /// <summary>A book frame: second samples, book, walls, features, score.</summary>
    /// <param name="lateNs">How late it came.</param>
    /// <returns>What it did to the book.</returns>
    public BookChange OnBook(in BookEvent frame, long nowNs, long lateNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        if (frame.IsSnapshot)
        {
            _intake.OnSnapshot(frame.TradeSequence);
        }

        BookChange change = _deep is [var deep] ? deep.Apply(frame) : _book.Apply(frame);
        _freshness.OnBook(_book, Ticker);
        _walls.OnBook(_book, change, nowNs);
        _touch.OnBook(_book, change, nowNs);
        _microPrice.OnBook(_book, change);
        _returns.OnBook(_book, nowNs);
        if (change != BookChange.None)
        {
            // A frame of which nothing is taken, a late copy for instance, makes no book fresh.
            View.BookUpdatedAtNs = nowNs;
            _bookLateNs = lateNs;

            // The ticker may say something later than the book.
            _checkAtNs = Ticker.CrossSequence > _book.Sequence ? 0 : Math.Min(_checkAtNs, nowNs - lateNs + _freshNs);
            View.IsQuiet = false;
            View.OrderBook = _book.IsLive ? OrderBookReading.Read(_book, Instrument) : default;
            View.Liquidity = _book.IsLive ? LiquidityReading.Read(_book, Instrument, _featureOptions) : default;
        }

        if (lateNs > _freshNs && _book.IsLive)
        {
            // It is the venue's book of a while ago: right then, and not to be acted on now.
            Doubt(new BookFault(BookFaultKind.Late, Received: lateNs / SecondNs), nowNs);
        }

        View.Counters.OnBook(_book, change, nowNs);
        Score(nowNs);
        return change;
    }

    /// <summary>A book frame that could not be read: the book can't be trusted until its next snapshot.</summary>
    /// <returns>What it did to the book.</returns>
    public BookChange OnUnreadableBook(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        BookChange change = _book.Distrust();
        _walls.OnBook(_book, change, nowNs);
        _touch.OnBook(_book, change, nowNs);
        View.Counters.OnUnreadableBook(_book, change, nowNs);
        Publish();
        return change;
    }

    /// <summary>A trade or ticker frame that could not be read: it is counted, and changes nothing.</summary>
    public void OnUnreadable(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        View.Counters.OnUnreadable(nowNs);
        Publish();
    }

    /// <summary>A trade frame: second samples, tape and candles, walls, then one score after its last trade.</summary>
    public void OnTrades(ReadOnlySpan<Trade> trades, long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        View.Counters.OnTrades(nowNs);
        _witness.OnTrades(nowNs);
        _intake.EndGap(ref View, nowNs);
        foreach (ref readonly Trade trade in trades)
        {
            if (!_intake.Take(trade, ref View, nowNs))
            {
                continue;
            }

            AggressorSide side = _intake.Tape.FlowSide(trade);
            _candles.Add(trade, side);
            _trades.Add(trade, side, nowNs);
            _walls.OnTrade(trade, _book.TradeSequence, nowNs);
            _columns?.OnTrade(trade, side);
        }

        View.TradeFlow = TradeFlowReading.Read(_intake.Tape, Instrument);
        Score(nowNs);
    }

    public void OnTicker(in TickerEvent frame, long nowNs, long lateNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        long? lastPrice = Ticker.LastPriceTicks;
        View.Counters.OnTicker(nowNs);
        SampleInterest(nowNs);
        TickerMerge.Apply(ref Ticker, frame, nowNs);
        _tickerLateNs = frame.Part is TickerPart.Whole or TickerPart.Touch ? lateNs : _tickerLateNs;
        _checkAtNs = 0;

        // A ticker may come long after the trade that it shows: one at the price of the last trade here is no news.
        bool hasMoved = !frame.IsSnapshot && lastPrice is not null && lastPrice != Ticker.LastPriceTicks;
        if (hasMoved && Ticker.LastPriceTicks != _intake.Tape.LastTicks)
        {
            _witness.OnLastPriceMoved(nowNs);
        }

        Publish();
    }

    /// <summary>Time has passed: <see cref="CheckFreshness"/> or <see cref="CheckTrades"/> may find something that they did not find before.</summary>
    public bool IsCheckDue(long nowNs) => nowNs >= _checkAtNs;

    /// <summary>Time has passed: was a trade made that did not come? From there on the tape has a gap.</summary>
    /// <returns>True, once, where it was.</returns>
    public bool CheckTrades(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        bool isMissing = _witness.IsTradeMissing(nowNs);
        if (isMissing)
        {
            BeginTradeGap(_witness.TradesAtNs);
            Publish();
        }

        return isMissing;
    }

    /// <summary>Time has passed: is the book still to be believed?</summary>
    /// <returns>True where it is to be asked for again.</returns>
    public bool CheckFreshness(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        if (!_book.IsLive)
        {
            // What came late and then no more has to be asked for like any other silent book.
            bool isOverdue = _book.Fault.Kind == BookFaultKind.Late && nowNs - _slot.Own.BookUpdatedAtNs > _freshNs;
            if (isOverdue && View.Counters.Resync())
            {
                Publish();
            }

            return isOverdue;
        }

        // Both as old as what they say.
        Ticker ticker = Ticker with { VouchedAtNs = Ticker.VouchedAtNs - _tickerLateNs };
        long bookAtNs = _slot.Own.BookUpdatedAtNs - _bookLateNs;
        Freshness freshness = _freshness.Judge(_book, ticker, bookAtNs, nowNs);
        if (freshness is Freshness.Silent or Freshness.Behind)
        {
            SampleSeconds(nowNs);
            Doubt(freshness == Freshness.Silent
                ? new BookFault(BookFaultKind.Silent, Received: (nowNs - bookAtNs) / SecondNs)
                : new BookFault(BookFaultKind.Behind, Ticker.CrossSequence, _book.Sequence ?? 0), nowNs);
            View.Counters.Resync();
            View.Counters.OnStatus(_book, nowNs);
        }

        _checkAtNs = Math.Min(_freshness.SameUntilNs(freshness, ticker, bookAtNs), _witness.OverdueAtNs);
        bool isQuiet = freshness == Freshness.Quiet;
        if (isQuiet != _slot.Own.IsQuiet || !_book.IsLive)
        {
            View.IsQuiet = isQuiet;
            Publish();
        }

        return !_book.IsLive;
    }

    /// <summary>The book was asked for; it is served again once its snapshot has come.</summary>
    /// <param name="withTrades">So were the trades, over the same connection.</param>
    public void AwaitSnapshot(long nowNs, bool withTrades)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        _book.AwaitSnapshot();
        View.Counters.OnAwaited(_book, nowNs);
        _freshness.Reset();
        View.IsQuiet = false;
        if (withTrades)
        {
            _witness.Reset();
            _intake.ExpectReplay();
            _intake.EndGap(ref View, nowNs);
        }

        _walls.Forget(nowNs);
        Publish();
    }

    /// <summary>The book is sent anew because somebody asked for it; trades go on. It is served again once its snapshot has come.</summary>
    public void Resync(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        _book.AwaitSnapshot();
        View.Counters.Resync();
        View.Counters.OnStatus(_book, nowNs);
        _freshness.Reset();
        View.IsQuiet = false;
        _walls.Forget(nowNs);
        Publish();
    }

    /// <summary>The grade of its data is another one: samples are marked with it, and nothing else is changed.</summary>
    public void Grade(byte grade, long nowNs)
    {
        Advance(nowNs);
        _grade = grade;
    }

    /// <summary>The book's source is gone.</summary>
    public void Lose(BookFaultKind reason, long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        _book.Lose(reason);
        View.Counters.OnStatus(_book, nowNs);
        View.IsQuiet = false;
        _walls.Forget(nowNs);
        Publish();
    }

    /// <summary>The source of its trades is gone.</summary>
    public void LoseTrades(long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        SampleSeconds(nowNs);
        BeginTradeGap(nowNs);
        Publish();
    }

    /// <summary>Updates come, and wait for a snapshot that has to be asked for.</summary>
    public bool AwaitsSnapshot => _deep is [{ Held: > 0 }] && !_book.Follows;

    /// <summary>Nobody keeps the book any more. Computes nothing: what stopped the lane may be a computation.</summary>
    public void Retire(BookFaultKind reason, long nowNs)
    {
        using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
        _book.Lose(reason);
        View.Counters.OnStatus(_book, nowNs);
        View.IsQuiet = false;
        Publish();
        _columns?.Release();
        _grid?.End(reason == BookFaultKind.EngineStopped ? GridEnd.Cut : GridEnd.Gone);
    }

    /// <summary>Time has passed: what is kept of the past goes up to now, with the book as it has been so far.</summary>
    public void Advance(long nowNs)
    {
        _nowNs = nowNs;
        SampleGrid(nowNs);
        _columns?.AdvanceTo(nowNs, _book, _slot.Own.Score);
        _scores.AdvanceTo(nowNs, _book.IsLive ? _slot.Own.Score.Value : null);
    }

    /// <summary>Somebody takes columns of 100 ms.</summary>
    public bool IsWatched => _columns?.IsWatched == true;

    /// <summary>Lets columns of 100 ms go to a writer, and gives what is held; null where no past is kept.</summary>
    public ColumnHistory? Watch(ChannelWriter<ColumnUpdate> writer, long nowNs)
    {
        _columns?.Watch(writer);
        return ReadColumns(nowNs);
    }

    /// <summary>No more columns go to the writer.</summary>
    public void Unwatch(ChannelWriter<ColumnUpdate> writer) => _columns?.Unwatch(writer);

    /// <summary>What is held of the past; null where none is kept.</summary>
    public ColumnHistory? ReadColumns(long nowNs)
    {
        Advance(nowNs);
        return _columns is null ? null : new ColumnHistory(_columns.Copy(), [.. _intake.Copy().Reverse()]);
    }

    /// <summary>The last walls, as <see cref="WallTracker.ReadCases"/> has them. A copy.</summary>
    public IReadOnlyList<WallCase> ReadWallCases() => _walls.ReadCases();

    /// <summary>A copy of everything.</summary>
    public SymbolDetail Copy()
    {
        IReadOnlyList<CandleInterval> intervals = Enum.GetValues<CandleInterval>();
        return new SymbolDetail
        {
            Instrument = Instrument,
            View = _slot.Own,
            Bids = _book.Bids.Levels.ToArray(),
            Asks = _book.Asks.Levels.ToArray(),
            Trades = _intake.Copy(),
            Candles = intervals.ToDictionary(i => i, i => (IReadOnlyList<Candle>)_candles[i].Candles.ToArray()),
            ScorePoints = intervals.ToDictionary(i => i, _scores.Copy),
            WallCases = _walls.ReadCases(),
            Gaps = _gaps.Copy(),
        };
    }

    private void BreakSides()
    {
        foreach (SideChanges sides in _sides)
        {
            sides.Break();
        }
    }

    private void BeginTradeGap(long fromNs)
    {
        if (_intake.BeginGap(ref View, fromNs))
        {
            _trades.Break();
            _grid?.Break();
        }
    }

    private void Doubt(BookFault reason, long nowNs)
    {
        _book.Doubt(reason);
        _freshness.Reset();
        _walls.Forget(nowNs);
    }

    private void SampleSeconds(long nowNs)
    {
        if (_mids.IsDue(nowNs))
        {
            _mids.AdvanceTo(nowNs, _book.IsLive ? OrderBookReading.Mid(_book, Instrument) : null);
            _hasNewMomentum = true;
        }

        _relative.AdvanceTo(nowNs, _book.IsLive, _slot.Own.Walls);
        SampleInputs(nowNs);
        Advance(nowNs);
    }

    private void SampleInputs(long nowNs)
    {
        if (_microPrice.IsDue(nowNs))
        {
            _microPrice.AdvanceTo(nowNs);
        }

        if (_deviations.IsDue(nowNs))
        {
            _deviations.AdvanceTo(nowNs, _book.IsLive, MicrostructureInputs.Of(_slot.Own.OrderBook, _slot.Own.Touch, _slot.Own.Delta, _slot.Own.Momentum));
        }
    }

    private void SampleGrid(long nowNs)
    {
        if (_grid?.IsDue(nowNs) == true)
        {
            ref readonly SymbolView view = ref _slot.Own;
            bool isGap = view is { TradeGapFromNs: > 0, TradeGapToNs: 0 };
            GridState state = new(_book.IsLive, isGap, view.BestBidTicks ?? 0, view.BestAskTicks ?? 0, _grade) { Inputs = view.Microstructure };
            _grid.AdvanceTo(nowNs, state, view.ModelScores);
        }
    }

    private void SampleInterest(long nowNs) => _interest.AdvanceTo(nowNs, Ticker.OpenInterest, Ticker.ReceivedAtNs);

    private void Score(long nowNs)
    {
        ref SymbolView view = ref View;
        view.UpdatedAtNs = nowNs;
        if (_book.IsLive)
        {
            _walls.Refresh(nowNs);
            _walls.Features.CopyTo(ref view.Walls);
            if (_hasNewMomentum)
            {
                view.Momentum = _mids.Features;
                _hasNewMomentum = false;
            }

            _returns.Refresh(nowNs, ref view.Returns);
            view.Touch = _touch.Read(_book, nowNs) with { MicroPriceTicks = _microPrice.Read(_book) };
            _trades.Refresh(nowNs, ref view.Delta);
            SampleInterest(nowNs);
            view.Contract = ContractReading.Read(Ticker, _interest.FiveMinutesAgo, nowNs);
            view.NearestWalls = _walls.Nearest(nowNs);
            view.Relative = _relative.Read(view.Walls, _mids.TrendStrength);
            view.Microstructure = _deviations.Scale(MicrostructureInputs.Of(view.OrderBook, view.Touch, view.Delta, view.Momentum));
            Rate(ref view, nowNs);
            _scores.OnScore(view.Score.Value);
            _grid?.OnScores(view.ModelScores);
            view.Scores++;
        }

        Publish();
    }

    private void Rate(ref SymbolView view, long nowNs)
    {
        FactorInputs inputs = view.Factors;
        for (int place = 0; place < ScoreModels.Count; place++)
        {
            view.ModelScores[place] = _models[place].Rate(inputs);
            _sides[place].OnScore(view.ModelScores[place].Side, nowNs);
            view.ModelSides[place] = _sides[place].Read(nowNs);
        }
    }

    private void Publish()
    {
        ref SymbolView view = ref View;
        if (_book.IsLive)
        {
            _gaps.End(DataGapKind.Book, _nowNs);
        }
        else
        {
            _checkAtNs = 0;
            BreakSides();
            _returns.Break();
            _microPrice.Break();
            _columns?.Break();
            _scores.Break();
            _grid?.Break();
            _gaps.Begin(DataGapKind.Book, _nowNs);
        }

        view.Take(_book);
        _intake.Publish(ref view);
    }
}
