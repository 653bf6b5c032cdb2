using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Replay;

/// <summary>A recorded session as a market, in its recorded rhythm or faster, again and again. It begins with the first time it is told.</summary>
internal sealed class CaptureReplay : IMarket
{
    private readonly Recording _recording;
    private readonly double _speed;
    private readonly Dictionary<string, SymbolReplay> _symbols;
    private readonly Func<long, long> _shiftTimeMs;
    private long? _startNs;
    private long? _pausedNs;
    private long _loop;
    private int _next;

    public CaptureReplay(string capturePath, string? instrumentsPath, double speed, ulong seed)
    {
        _recording = Recording.Load(capturePath);
        _speed = speed;
        _shiftTimeMs = ShiftTimeMs;
        FrameWriter writer = new(Clock);
        _symbols = _recording.Frames.GroupBy(static frame => frame.Symbol, StringComparer.Ordinal)
            .Select(frames => new SymbolReplay(new SymbolRecord(frames.Key, [.. frames]), writer, SeededRandom.For(seed, frames.Key)))
            .ToDictionary(static symbol => symbol.Record.Symbol, StringComparer.Ordinal);
        IReadOnlyDictionary<string, Listing> recorded = instrumentsPath is null ? new Dictionary<string, Listing>() : RecordedInstruments.Load(instrumentsPath);
        Board = new ListingBoard(_symbols.Values.OrderBy(static symbol => symbol.Record.Symbol, StringComparer.Ordinal)
            .Select((symbol, i) => recorded.TryGetValue(symbol.Record.Symbol, out Listing? listing) ? listing : symbol.Record.ToListing(i + 1)));
    }

    public ListingBoard Board { get; }

    public VenueClock Clock { get; } = new();

    public long EventsPlayed { get; private set; }

    public bool IsPaused => _pausedNs is not null;

    public TopicFeed? Find(Topic topic) => _symbols.GetValueOrDefault(topic.Symbol)?.Find(topic);

    public void Opened(TopicFeed feed, long nowNs) => _symbols[feed.Topic.Symbol].Opened(feed);

    public void Closed(TopicFeed feed)
    {
    }

    /// <summary>That of the last message, because recorded times run behind the present by the recorder's delay.</summary>
    public long SnapshotTsMs(TopicFeed feed, long nowNs) =>
        _symbols[feed.Topic.Symbol].LastTsMs(feed.Topic.Kind) is not 0 and var lastMs ? lastMs : nowNs / 1_000_000;

    public BookPicture? Book(string symbol, int depth) => _symbols.GetValueOrDefault(symbol)?.Book;

    public TickerState? Ticker(string symbol, long nowNs) => _symbols.GetValueOrDefault(symbol)?.Ticker;

    public void Advance(long nowNs)
    {
        _startNs ??= nowNs;
        while (!IsPaused && DueNs(_recording.Frames[_next].OffsetNs) <= nowNs)
        {
            RecordedFrame frame = _recording.Frames[_next];
            SymbolReplay symbol = _symbols[frame.Symbol];
            EventsPlayed++;
            symbol.Play(frame, _shiftTimeMs, _loop * symbol.Record.SequenceSpan);
            if (++_next == _recording.Frames.Count)
            {
                BeginLoop();
            }
        }
    }

    public void SetRate(double? messagesPerSecond, long nowNs)
    {
        if (messagesPerSecond == 0)
        {
            _pausedNs ??= nowNs;
            return;
        }

        _startNs += nowNs - (_pausedNs ?? nowNs);
        _pausedNs = null;
    }

    public void SetBurst(double times, long nowNs)
    {
        if (times != 1)
        {
            throw new ControlRefusal("burst: expected the synthetic market, got a replay, which keeps its recorded rhythm");
        }
    }

    public void List(string symbol, string? like) => throw new ControlRefusal($"list: expected the synthetic market, got a replay, which has no '{symbol}'");

    public void SetTick(string symbol, NumberForm tick, long nowNs) => throw new ControlRefusal("ticksize: expected the synthetic market, got a replay, whose prices are recorded");

    public PlantedWall PlantWall(string symbol, bool isBid, double bps, double times, long nowNs) =>
        throw new ControlRefusal("wall: expected the synthetic market, got a replay, whose books are recorded");

    public void PullWall(PlantedWall wall, long nowNs)
    {
    }

    private void BeginLoop()
    {
        _next = 0;
        _loop++;
        foreach (SymbolReplay symbol in _symbols.Values)
        {
            symbol.BeginLoop();
        }
    }

    private long DueNs(long offsetNs) => _startNs!.Value + (long)(((_loop * _recording.LoopNs) + offsetNs) / _speed);

    private long ShiftTimeMs(long recordedMs) => DueNs(_recording.OffsetOfNs(recordedMs)) / 1_000_000;
}
