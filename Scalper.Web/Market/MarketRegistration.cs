using System.Net;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Replay;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;
using Scalper.Web.Profiles;
using Scalper.Web.Recording;
using Scalper.Web.Settings;

namespace Scalper.Web.Market;

/// <summary>Puts the engine, and the sandbox exchange where the profile has one, into the application.</summary>
public static partial class MarketRegistration
{
    public static void AddMarket(this WebApplicationBuilder builder, SettingsReader settings)
    {
        MarketSettings market = MarketSettings.Read(settings);
        AppProfile profile = ProfileOf(market, builder.Environment);
        builder.Services.AddSingleton(market);
        builder.Services.AddSingleton(market.Engine.Features);
        builder.Services.AddSingleton(market.Engine.Feed);
        builder.Services.AddSingleton(profile);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new SandboxExchange(market.Sandbox, services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton(market.Engine with { Proxy = ProxyOf(market, profile) });
        builder.Services.AddSingleton(services => new MarketEngine(
            services.GetRequiredService<EngineOptions>(), new SteadyTime(services.GetRequiredService<TimeProvider>()), services.GetRequiredService<ILogger<MarketEngine>>(),
            services.GetRequiredService<RecordingHost>().Recorder, services.GetService<GridChannel>()));
        builder.Services.AddSingleton(services => new RecordedPast(
            services.GetRequiredService<EngineOptions>(), services.GetRequiredService<RecordingHost>().Recorder, services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<RecordedPast>>()));
        builder.Services.AddSingleton<IMarket>(services => services.GetRequiredService<MarketEngine>());
        builder.Services.AddSingleton(services => new QualityWatch(
            services.GetRequiredService<IMarket>(), services.GetRequiredService<TimeProvider>(), tell: services.GetRequiredService<IMarket>() is MarketEngine engine ? engine.Grade : null));
        builder.Services.AddSingleton<IGrades>(services => services.GetRequiredService<QualityWatch>());
        builder.Services.AddHostedService<QualityHost>();
        builder.Services.AddSingleton<RuleInForce>();
        builder.Services.AddSingleton<UniverseDesk>();
        builder.Services.AddSingleton<TopicReader>();
        builder.Services.AddSingleton<VenueDesk>();
        builder.Services.AddHostedService<MarketHost>();
        builder.Services.AddHostedService<UniverseRefresh>();
        builder.Services.AddProfiles();
        builder.Services.AddEvaluation(settings, market.Engine);
    }

    /// <summary>Starts the sandbox exchange where the profile has one, so that what it can't read stops the start.</summary>
    public static async Task PrepareMarketAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AppProfile>().IsSandbox)
        {
            await app.Services.GetRequiredService<SandboxExchange>().StartAsync(app.Lifetime.ApplicationStopping);
        }
        else if (app.Services.GetRequiredService<MarketSettings>().Sandbox.Capture is { } capture)
        {
            LogCaptureIgnored(app.Logger, capture);
        }
    }

    // The sandbox exchange is in this process: no proxy could reach it.
    private static IWebProxy? ProxyOf(MarketSettings market, AppProfile profile) => profile.IsSandbox ? null : market.Proxy.Create();

    // An address in the settings says where the data is to come from; made-up data must not take its place.
    private static AppProfile ProfileOf(MarketSettings market, IHostEnvironment environment)
    {
        bool isSandbox = !market.Bybit.IsExplicit && !market.Binance.IsExplicit && (market.Sandbox.Enabled ?? environment.IsDevelopment());
        if (!isSandbox)
        {
            return new AppProfile("live", IsSandbox: false, market.Binance.Enabled
                ? "Public market data of Bybit's linear perpetuals and of Binance's USD-M futures."
                : "Public market data of Bybit's linear perpetuals.");
        }

        return market.Sandbox switch
        {
            { Capture: { } capture } => new AppProfile("sandbox", IsSandbox: true, $"A recording served by the built-in sandbox exchange: {Path.GetFileName(capture)}.", IsReplay: true),
            { Signal: { } signal } => new AppProfile("sandbox", IsSandbox: true, FormattableString.Invariant(
                $"A market made by the built-in sandbox exchange, with a planted signal of {signal.StrengthBps} bps a second. No price here is real.")),
            _ => new AppProfile("sandbox", IsSandbox: true, "A synthetic market made by the built-in sandbox exchange. No price here is real."),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sandbox:Capture = '{Capture}' is not played: this start takes its data from an exchange (profile live, or an address in Venues:Bybit or Venues:Binance)")]
    private static partial void LogCaptureIgnored(ILogger log, string capture);
}
