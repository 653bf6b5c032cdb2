using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using TopicKind = Scalper.Core.Feeds.TopicKind;

namespace Scalper.Tests.Simulation;

/// <summary>A venue of the simulated world: its sandbox, what is known of its books, and what is asked of it outside its streams.</summary>
internal abstract class SimulatedVenue
{
    /// <summary>Levels a side that are served.</summary>
    public const int Depth = 50;

    private readonly Dictionary<string, TruthLog> _truth = [];

    public abstract IVenue Venue { get; }

    public abstract VenueStepper Exchange { get; }

    public abstract SimulatedInstruments Instruments { get; }

    /// <summary>Fetches books; null where the streams bring them.</summary>
    public virtual SimulatedSnapshots? Snapshots => null;

    public IVenueRequests Requests { get; protected init; } = null!;

    public long NowNs { get; private set; }

    /// <summary>A limit of the venue that was not kept; null where all were.</summary>
    public virtual string? Complaint => null;

    public abstract FaultSchedule NewFaults();

    /// <summary>The present instrument of a symbol; null where the venue has none, or does not say.</summary>
    public abstract Instrument? Find(string symbol);

    /// <summary>The update id of a symbol's book.</summary>
    public abstract long UpdateIdOf(string symbol);

    /// <summary>A venue may begin a book anew at any time: the command that makes it, in one of two ways.</summary>
    public abstract string BeginAnew(string symbol, bool isEven);

    /// <summary>What is noted of a symbol's true books, from now on.</summary>
    public TruthLog Watch(string symbol) => _truth[Instrument.NameOf(symbol)] = new TruthLog();

    public TruthLog TruthOf(string symbol) => _truth[Instrument.NameOf(symbol)];

    public string TopicOf(string symbol) => Requests.TopicOf(Instrument.NameOf(symbol), TopicKind.Book);

    /// <summary>Most faults of a book that the venue begins anew: where nothing but a break says so, one for it, and one for what is missed while the topic is asked for again.</summary>
    public virtual int FaultsOfBeginningAnew => 0;

    /// <summary>Whether a contract of the market is one of the venue.</summary>
    public virtual bool Has(string name) => true;

    /// <summary>False for symbols that were delisted for good: they can't come back.</summary>
    public bool IsListed(string symbol) => Exchange.Market.Board.Find(Instrument.NameOf(symbol)) is { Status: Listing.Trading };

    public void Advance(long nowNs)
    {
        NowNs = nowNs;
        Instruments.NowNs = nowNs;
        Exchange.Advance(nowNs);
    }

    protected void Note(string name, in TrueBook book)
    {
        if (_truth.TryGetValue(name, out TruthLog? log))
        {
            log.Note(book, NowNs);
        }
    }
}
