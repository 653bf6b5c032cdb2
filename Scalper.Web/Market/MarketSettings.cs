using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Tape;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;
using Scalper.Web.Settings;

namespace Scalper.Web.Market;

/// <summary>The settings of everything between the exchange and the score, read and checked.</summary>
public sealed record MarketSettings(EngineOptions Engine, BybitOptions Bybit, UniverseOptions Universe, SandboxSettings Sandbox, VenueProxyOptions Proxy)
{
    /// <summary>The second venue.</summary>
    public BinanceOptions Binance { get; init; } = new();

    /// <summary>Which score is shown, and the weights.</summary>
    public ScoreOptions Score { get; init; } = new();

    public static MarketSettings Read(SettingsReader settings) => Read(settings, settings.Read<ScoreOptions>("Score"));

    /// <summary>What the engine itself goes by.</summary>
    public static EngineOptions ReadEngine(SettingsReader settings) => ReadEngine(settings, settings.Read<ScoreOptions>("Score"));

    private static MarketSettings Read(SettingsReader settings, ScoreOptions score) => new(
        ReadEngine(settings, score),
        settings.Read<BybitOptions>("Venues:Bybit"),
        settings.Read<UniverseOptions>("Universe"),
        settings.Read<SandboxSettings>("Sandbox"),
        settings.Read<VenueProxyOptions>("Venues:Proxy"))
    {
        Binance = settings.Read<BinanceOptions>("Venues:Binance"),
        Score = score,
    };

    private static EngineOptions ReadEngine(SettingsReader settings, ScoreOptions score) => new()
    {
        Feed = settings.Read<FeedOptions>("Feed"),
        Tape = settings.Read<TapeOptions>("Tape"),
        Walls = settings.Read<WallOptions>("Walls"),
        Features = settings.Read<FeatureOptions>("Features"),
        Heatmap = settings.Read<HeatmapOptions>("Heatmap"),
        Weights = score.Weights,
    };
}
