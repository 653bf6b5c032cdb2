using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Heatmap;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Core.Engine;

/// <summary>Whose lane it is, and who else has a part in it; each of those may be absent.</summary>
public sealed record LaneLinks
{
    /// <summary>Where its frames come from; Bybit unless it is said.</summary>
    public IVenue Venue { get; init; } = BybitVenue.Instance;

    /// <summary>Its connections, the one that brings the books first; none where frames come from a recording.</summary>
    public IReadOnlyList<LaneFeed> Feeds { get; init; } = [];

    /// <summary>Finds the present instrument of a symbol whose frames no longer fit.</summary>
    public IInstrumentDesk? Instruments { get; init; }

    /// <summary>Fetches the books of a venue whose stream does not bring them.</summary>
    public ISnapshotDesk? Snapshots { get; init; }

    /// <summary>What all lanes may hold of their symbols' past; none is kept without it.</summary>
    public PageBudget? Pages { get; init; }

    /// <summary>Takes samples of scores and of what became of the price; nothing is measured without it.</summary>
    public IGridSink? Grid { get; init; }

    /// <summary>Gives the lane its way into the journal; nothing is recorded without it.</summary>
    public Func<ICheckpointSource, LaneJournal>? Journal { get; init; }

    /// <summary>What of the lane the journal leaves out; null leaves nothing out.</summary>
    internal RecordingFilter? Filter { get; init; }

    /// <summary>What an earlier run knew of the symbols; null where nothing is known.</summary>
    internal SymbolPasts? Past { get; init; }

    /// <summary>Learns when trades came that the metrics feed sees too.</summary>
    internal TradeSightings? Sightings { get; init; }
}
