using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Web.Market;

/// <summary>The venues that are followed, by the settings: where each is, and how it is asked. Safe from any thread.</summary>
/// <param name="options">With the proxy in force.</param>
public sealed class VenueDesk(MarketSettings settings, EngineOptions options, SandboxExchange sandbox) : IDisposable
{
    private readonly HttpClient _bybit = Client(options, settings.Bybit.RestTimeoutSeconds);
    private readonly HttpClient _binance = Client(options, settings.Binance.RestTimeoutSeconds);

    /// <summary>True where the second venue is wanted, and what is played has none.</summary>
    public bool IsBinanceMissing => settings.Binance.Enabled && sandbox is { Addresses: not null, BinanceStreamUrl: null };

    /// <summary>The first venue's REST address.</summary>
    public Uri RestUrl => sandbox.Addresses?.RestUrl ?? settings.Bybit.RestUrl ?? new Uri(BybitOptions.MainnetRestUrl);

    /// <summary>The venues, the first one first. Once the sandbox exchange runs, where there is one.</summary>
    public IReadOnlyList<VenueLink> Link() => settings.Binance.Enabled && !IsBinanceMissing ? [Bybit(), Binance()] : [Bybit()];

    /// <summary>What all of them are asked at once.</summary>
    public static IVenueRest Ask(IReadOnlyList<VenueLink> links) =>
        links is [var only] ? only.Rest! : new VenueRests([.. links.Select(l => (l.Venue.Name, l.Rest!))]);

    public void Dispose()
    {
        _bybit.Dispose();
        _binance.Dispose();
    }

    private VenueLink Bybit() => new(
        BybitVenue.Instance,
        sandbox.Addresses?.StreamUrl ?? settings.Bybit.WebSocketUrl ?? new Uri(BybitOptions.MainnetWebSocketUrl),
        new BybitRest(_bybit, RestUrl));

    private VenueLink Binance() => new(
        BinanceVenue.Instance,
        sandbox.BinanceStreamUrl ?? settings.Binance.WebSocketUrl ?? new Uri(BinanceOptions.MainnetWebSocketUrl),
        new BinanceRest(_binance, sandbox.Addresses?.RestUrl ?? settings.Binance.RestUrl ?? new Uri(BinanceOptions.MainnetRestUrl)));

    // A venue's name may move to another address: no pooled connection outlives a few minutes.
    private static HttpClient Client(EngineOptions options, int timeoutSeconds)
    {
        SocketsHttpHandler handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseProxy = options.Proxy is not null, Proxy = options.Proxy };
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(timeoutSeconds) };
    }
}
