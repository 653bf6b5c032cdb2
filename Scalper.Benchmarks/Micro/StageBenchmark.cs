using BenchmarkDotNet.Attributes;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Benchmarks.Micro;

/// <summary>
/// The stages of a lane by the kind of frame: decode; apply to book, tape or ticker; apply with the features behind it; score; publish, which is what a
/// change in place costs beyond the change; and the whole step. The operation is one frame. Results are checked before anything is timed.
/// </summary>
[MemoryDiagnoser]
public class StageBenchmark
{
    private const int Frames = 256;
    private const long StepNs = 10_000_000;

    // What windows hold depends on how long they have run: this is longer than any of them in steps.
    private const int WarmUp = 4 * Frames;

    // Trades carry times of their own, and a lane believes only those within a day of its clock.
    private const long LongestNs = 20 * 3_600_000_000_000;

    private readonly BybitCodec _codec = new();
    private readonly ScoreModels _models = new(new ScoreWeights());
    private readonly PublishedSlot<SymbolView> _slot = new();
    private byte[][] _frames = [];
    private HeldEvent[] _events = [];
    private StageFrames _source = null!;
    private DeafHandler _deaf = null!;
    private FeatureStage _stage = null!;
    private FollowedSymbol _symbol = null!;
    private Lane _lane = null!;
    private byte[][] _bookFrames = [];
    private HeldEvent[] _bookEvents = [];
    private int _decoded, _staged, _stepped, _keptStage, _keptLane;
    private long _nowNs;

    public static IEnumerable<FrameSource> Sources => StageFrames.Present;

    [ParamsSource(nameof(Sources))]
    public FrameSource Source { get; set; }

    [ParamsAllValues]
    public FrameKind Kind { get; set; }

    // Frames of a book keep it fresh by themselves; among others one of it comes now and then.
    private bool IsBook => Kind is FrameKind.BookDelta or FrameKind.BookSnapshot;

    [GlobalSetup]
    public void Prepare()
    {
        _source = StageFrames.Of(Source);
        _frames = _source[Kind];
        _events = [.. _frames.Select(f => HeldEvent.Of(f, _source.Instrument))];
        _bookFrames = _source[FrameKind.BookDelta];
        _bookEvents = [.. _bookFrames.Select(f => HeldEvent.Of(f, _source.Instrument))];
        _deaf = new DeafHandler(_source.Instrument);
        Renew();
        for (int i = 0; i < WarmUp / Frames; i++)
        {
            Decode();
            ApplyAndFeatures();
            Step();
        }

        Check();
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public long Decode()
    {
        for (int i = 0; i < Frames; i++)
        {
            _codec.Decode(_frames[Next(ref _decoded, _frames.Length)], _deaf);
        }

        return _deaf.Events;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public long Apply()
    {
        for (int i = 0; i < Frames; i++)
        {
            _stage.Apply(_events[Next(ref _staged, _events.Length)], Later());
        }

        return _stage.Book.UpdateId;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public double ApplyAndFeatures()
    {
        for (int i = 0; i < Frames; i++)
        {
            ApplyAndRead(_events[Next(ref _staged, _events.Length)]);
        }

        if (!IsBook)
        {
            ApplyAndRead(_bookEvents[Next(ref _keptStage, _bookEvents.Length)]);
        }

        return _stage.View.Momentum.Volatility1m ?? 0;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public double Score()
    {
        double sum = 0;
        for (int i = 0; i < Frames; i++)
        {
            FactorInputs inputs = _stage.View.Factors;
            for (int place = 0; place < ScoreModels.Count; place++)
            {
                sum += _models[place].Rate(inputs).Value;
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public void Publish()
    {
        for (int i = 0; i < Frames; i++)
        {
            using PublishedSlot<SymbolView>.Changing changing = _slot.Change();
            _slot.Own.Score = _stage.View.Score;
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Frames)]
    public int Step()
    {
        if (_nowNs - _source.StartNs > LongestNs)
        {
            Renew();
        }

        int scored = 0;
        for (int i = 0; i < Frames; i++)
        {
            scored += _lane.Step(_frames[Next(ref _stepped, _frames.Length)], Later()) >= 0 ? 1 : 0;
        }

        if (!IsBook)
        {
            _lane.Step(_bookFrames[Next(ref _keptLane, _bookFrames.Length)], Later());
        }

        return scored;
    }

    private void Renew()
    {
        _symbol = new FollowedSymbol(_source.Instrument, lane: 0, place: 0);
        _stage = new FeatureStage(_source.Instrument, _source.Depth);
        EngineOptions options = new();
        FeedShare share = new(options.Feed);
        FeedSession feed = new(new BybitRequests(_source.Depth), options.Feed, share, connection: 0, [new FeedSymbol(_source.Instrument.Symbol, 0)], TopicKind.Book, TopicKind.Trades, TopicKind.Ticker);
        _lane = new Lane(options, [_symbol], [_source.Depth], new LaneLinks
        {
            Feeds = [new LaneFeed(feed, new MessageDelay(share.Clock))], Pages = new PageBudget(options.Heatmap.HistoryMegabytes << 20),
        });
        _nowNs = _source.StartNs;
        _lane.Connected(new Nobody(), _nowNs);

        // Whatever is timed, a book is there.
        (_staged, _stepped, _keptStage, _keptLane) = (-1, -1, -1, -1);
        foreach ((byte[] frame, HeldEvent held) in _bookFrames.Zip(_bookEvents))
        {
            _lane.Step(frame, Later());
            ApplyAndRead(held);
        }
    }

    // A ticker without the book of its moment contradicts it, and a book that is contradicted is not Live.
    private void Check()
    {
        _symbol.Read(out SymbolView view);
        bool isScored = Kind == FrameKind.TickerDelta || (view.IsLive && view.Scores >= WarmUp);
        bool isRight = isScored && _lane.Malformed == 0 && view.FarOffTrades == 0 && _stage.Book.IsLive
            && view.BidLevels == _source.Depth && _deaf.Events == WarmUp && _stage.View.OrderBook.Equals(view.OrderBook);
        if (!isRight)
        {
            throw new InvalidOperationException(
                $"{Source}, {Kind}: the frames left a book that is {view.Status} with {view.BidLevels} bids and {view.Scores} scores; {_lane.Malformed} malformed, {view.FarOffTrades} far off.");
        }
    }

    private static int Next(ref int place, int count) => place = place + 1 == count ? 0 : place + 1;

    private void ApplyAndRead(HeldEvent held)
    {
        long nowNs = Later();
        _stage.Apply(held, nowNs);
        _stage.ReadFeatures(held, nowNs);
    }

    private long Later() => _nowNs += StepNs;

    private sealed class Nobody : IOutbox
    {
        public bool TrySend(byte[] utf8) => true;
    }
}
