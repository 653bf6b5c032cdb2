using Scalper.Core.Venues.Bybit;
using Scalper.Web.Data;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Profiles;

/// <summary>Puts the profiles of symbols into the application. After the market: what is stopped first still sees it run.</summary>
public static class ProfileRegistration
{
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ProfileBook(SourceOf(provider.GetRequiredService<MarketSettings>(), provider.GetRequiredService<AppProfile>())));
        services.AddSingleton<ProfileShelf>();
        services.AddHostedService<ProfileHost>();
    }

    // The sandbox exchange listens at another address every time, and its prices must not mix with real ones.
    private static string SourceOf(MarketSettings market, AppProfile app) => (app.IsSandbox, market.Sandbox.Capture) switch
    {
        (true, null) => "sandbox",
        (true, { } capture) => $"sandbox {Path.GetFileName(capture)}",
        _ => (market.Bybit.WebSocketUrl ?? new Uri(BybitOptions.MainnetWebSocketUrl)).AbsoluteUri,
    };
}
