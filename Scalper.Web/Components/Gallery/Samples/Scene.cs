using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Universe;
using Scalper.Web.Evaluation;
using Scalper.Web.Factors;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Recording;
using Scalper.Web.Settings;
using Scalper.Web.Sparklines;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>All that live controls read, of a market that stands still at <see cref="Views.AtMs"/>. Immutable once made, shared by all viewers.</summary>
public sealed class Scene
{
    private readonly SampleMarket _market;

    internal Scene(EngineHealth health, FollowedUniverse? universe = null, IReadOnlyList<FollowedSymbol>? symbols = null, IReadOnlyDictionary<string, SymbolQuality>? grades = null, IRecordings? recordings = null)
    {
        _market = new SampleMarket(symbols ?? [], universe, health);
        SampleGrades sampleGrades = new(grades ?? new Dictionary<string, SymbolQuality>());
        Desk = new MarketDesk(_market, new SampleTrail());
        Factors = new FactorWatch(_market, sampleGrades, TimeProvider.System);
        Features = new FeatureHistory(_market, sampleGrades, TimeProvider.System);
        LiveBoard board = new(_market, sampleGrades, new LeadingSymbol(_market, new LeadOptions()));
        Bridge = new LiveBridge(board, new DashboardOptions(), TimeProvider.System, NullLogger<LiveBridge>.Instance);
        Rates = new RateSampler(_market, TimeProvider.System);
        Recording = new RecordingWatch(recordings ?? SampleRecordings.Normal, new RecordingOptions(), _market, new SampleTime());
    }

    /// <summary>Never ticks.</summary>
    public LiveBridge Bridge { get; }

    /// <summary>Never looks again.</summary>
    public RateSampler Rates { get; }

    /// <summary>Has not looked yet.</summary>
    public FactorWatch Factors { get; }

    /// <summary>One look, once read.</summary>
    public FeatureHistory Features { get; }

    /// <summary>Every verdict that there is.</summary>
    public ScoreWorth Worth { get; } = SampleWorth.Known;

    /// <summary>One look, once read.</summary>
    public RecordingWatch Recording { get; }

    public IMarket Market => _market;

    /// <summary>Its market takes nothing.</summary>
    public MarketDesk Desk { get; }

    /// <summary>Reads the market once, as the first viewer does, and its rates over the five seconds before.</summary>
    internal Scene Read()
    {
        EngineHealth now = _market.Health;
        _market.Health = now with { AtMs = now.AtMs - 5000, Connections = [.. now.Connections.Select(c => c with { Messages = 0, WireBytes = 0, FrameBytes = 0, Requests = 0 })] };
        Rates.Look();
        _market.Health = now;
        Rates.Look();
        Bridge.Board.Read(Views.AtMs);
        Features.Look();
        Recording.Look();
        return this;
    }
}
