using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Web.Settings;

namespace Scalper.Web.Market;

/// <summary>The settings of everything between the exchange and the score, read and checked.</summary>
public sealed record MarketSettings(EngineOptions Engine, BybitOptions Bybit, UniverseOptions Universe, SandboxSettings Sandbox, VenueProxyOptions Proxy)
{
    public static MarketSettings Read(SettingsReader settings) => new(
        ReadEngine(settings),
        settings.Read<BybitOptions>("Venues:Bybit"),
        settings.Read<UniverseOptions>("Universe"),
        settings.Read<SandboxSettings>("Sandbox"),
        settings.Read<VenueProxyOptions>("Venues:Proxy"));

    /// <summary>What the engine itself goes by.</summary>
    public static EngineOptions ReadEngine(SettingsReader settings) => new()
    {
        Feed = settings.Read<FeedOptions>("Feed"),
        Tape = settings.Read<TapeOptions>("Tape"),
        Walls = settings.Read<WallOptions>("Walls"),
        Features = settings.Read<FeatureOptions>("Features"),
        Heatmap = settings.Read<HeatmapOptions>("Heatmap"),
        Weights = settings.Read<ScoreWeights>("Score:Weights"),
    };
}
