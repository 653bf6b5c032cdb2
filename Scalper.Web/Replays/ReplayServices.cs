using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Quality;
using Scalper.Core.Replay.Session;
using Scalper.Core.Scoring;
using Scalper.Web.Admin;
using Scalper.Web.Evaluation;
using Scalper.Web.Factors;
using Scalper.Web.Hubs;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Profiles;
using Scalper.Web.Screens;
using Scalper.Web.Sparklines;

namespace Scalper.Web.Replays;

/// <summary>
/// Which parts a replay has for itself: everything that looks at a market, or was derived from one. All other parts of ours are those of the live
/// application, the same objects: accounts, sessions, the log, recordings.
/// </summary>
internal static class ReplayServices
{
    // Parts of a market, made anew as they were registered.
    private static readonly HashSet<Type> Own =
    [
        typeof(MarketDesk), typeof(LeadingSymbol), typeof(LiveBoard), typeof(LiveBridge), typeof(RateSampler), typeof(ScoreModels), typeof(FactorWatch), typeof(FeatureHistory),
        typeof(WatchedSymbols), typeof(QualityWatch), typeof(IGrades), typeof(TopicReader), typeof(SubscriptionBoard), typeof(UniverseDesk), typeof(ProfileBook),
        typeof(ScoreWorth),
    ];

    /// <summary>Makes the parts of the live application into those of a replay.</summary>
    /// <param name="live">The live application's parts; those that are shared come from here, and stay when the replay ends.</param>
    public static void Make(IServiceCollection services, IServiceProvider live, ReplayPlace place)
    {
        ReplaySession session = place.Session!;
        Share(services, live);
        services.Replace(ServiceDescriptor.Singleton(live.GetRequiredService<ILoggerFactory>()));
        services.Replace(ServiceDescriptor.Singleton(live.GetRequiredService<IDataProtectionProvider>()));

        // Who asks too often does so of the process, whichever market it is about.
        services.Replace(ServiceDescriptor.Singleton(live.GetRequiredService<PartitionedRateLimiter<HttpContext>>()));
        MarketSettings market = live.GetRequiredService<MarketSettings>() with { Engine = session.Options };
        services.AddSingleton(place);
        if (place.View.Layout is { } layout)
        {
            services.Replace(ServiceDescriptor.Singleton<IScreenShelf>(new LentLayout(live.GetRequiredService<IScreenShelf>(), layout)));
        }

        services.AddSingleton(market);
        services.AddSingleton(market.Engine);
        services.AddSingleton(market.Engine.Features);
        services.AddSingleton(market.Engine.Feed);
        services.AddSingleton(session.Market);
        services.Replace(ServiceDescriptor.Singleton<IEvaluation, NothingMeasured>());
        services.AddSingleton(new AppProfile("replay", IsSandbox: false, $"A replay of {session.Source}: what you see has been.", IsReplay: true));
        Host(services);
    }

    private static void Share(IServiceCollection services, IServiceProvider live)
    {
        foreach (Type type in services.Where(IsShared).Select(d => d.ServiceType).Distinct().ToArray())
        {
            services.RemoveAll(type);

            // An object, and no way to make one: whoever ends a container ends what it made.
            services.AddSingleton(type, live.GetRequiredService(type));
        }
    }

    private static bool IsShared(ServiceDescriptor descriptor) =>
        descriptor is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ServiceType.IsGenericTypeDefinition: false }
        && descriptor.ServiceType.Assembly is var assembly && (assembly == typeof(ReplayServices).Assembly || assembly == typeof(IMarket).Assembly)
        && !Own.Contains(descriptor.ServiceType);

    // Of what runs in the background, only what looks at the market; and nothing of the process, which has another owner.
    private static void Host(IServiceCollection services)
    {
        services.RemoveAll<IHostedService>();
        services.AddHostedService(s => s.GetRequiredService<LiveBridge>());
        services.AddHostedService(s => s.GetRequiredService<RateSampler>());
        services.AddHostedService(s => s.GetRequiredService<FactorWatch>());
        services.AddHostedService(s => s.GetRequiredService<FeatureHistory>());
        services.AddHostedService<QualityHost>();
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, ReplayLifetime>());
        services.Replace(ServiceDescriptor.Singleton<IServer, ReplayServer>());
    }
}
