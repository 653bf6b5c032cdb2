using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.Routing;
using Scalper.Core.Replay.Session;
using Scalper.Web.Live;

namespace Scalper.Web.Replays;

/// <summary>
/// A replay and the application that shows it: the same pages, API and hub as the live one, in the same process, over a market of their own. It has no port;
/// the live application hands it what is asked of its addresses.
/// </summary>
public sealed class ReplayApp : IAsyncDisposable
{
    // What the live application's own parts have put beside a request: the replay's parts put theirs.
    private static readonly HashSet<Type> Theirs =
    [
        typeof(IServiceProvidersFeature), typeof(IEndpointFeature), typeof(IRouteValuesFeature), typeof(IItemsFeature), typeof(IHttpAuthenticationFeature),
        typeof(IQueryFeature), typeof(IRequestCookiesFeature), typeof(IResponseCookiesFeature), typeof(IFormFeature), typeof(IRoutingFeature),
    ];

    private readonly WebApplication _app;
    private readonly ReplayServer _server;
    private readonly LiveBridge _bridge;
    private long _usedAt;

    private ReplayApp(WebApplication app, ReplayPlace place, TimeProvider time)
    {
        (_app, Place, Time) = (app, place, time);
        _server = (ReplayServer)app.Services.GetRequiredService<IServer>();
        _bridge = app.Services.GetRequiredService<LiveBridge>();
        _usedAt = time.GetTimestamp();
    }

    public ReplayPlace Place { get; }

    public ReplaySession Session => Place.Session!;

    /// <summary>Since somebody last asked it anything; a page that is open is as good as asking.</summary>
    public TimeSpan Idle => _bridge.Viewers > 0 ? TimeSpan.Zero : Time.GetElapsedTime(Volatile.Read(ref _usedAt));

    private TimeProvider Time { get; }

    /// <summary>Makes the application around a replay and starts it. Takes the replay's session, whatever comes of it: it ends with the application.</summary>
    /// <param name="make">Makes the application, with its pipeline and what it answers.</param>
    internal static async Task<ReplayApp> StartAsync(Func<ReplayPlace, WebApplication> make, ReplayPlace place, TimeProvider time, CancellationToken cancellation)
    {
        WebApplication? app = null;
        try
        {
            app = make(place);
            ReplayApp replay = new(app, place, time);
            await app.StartAsync(cancellation);
            return replay;
        }
        catch
        {
            await EndAsync(app, place.Session!);
            throw;
        }
    }

    /// <summary>Answers a request to one of its addresses.</summary>
    /// <param name="rest">The path behind the replay's own.</param>
    /// <returns>False where it has been closed meanwhile: nothing was answered.</returns>
    internal async Task<bool> ServeAsync(HttpContext context, PathString rest)
    {
        Volatile.Write(ref _usedAt, Time.GetTimestamp());
        FeatureCollection features = new();
        foreach ((Type type, object feature) in context.Features.Where(f => !Theirs.Contains(f.Key)))
        {
            features[type] = feature;
        }

        // Values: converted to texts, paths would be escaped.
        IHttpRequestFeature request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        features.Set<IHttpRequestFeature>(new RequestBelow(request, context.Request.PathBase.Value + Place.Path, rest.Value ?? ""));
        return await _server.TryServeAsync(features);
    }

    /// <summary>Ends the connections of its pages and hubs, which would go on for ever.</summary>
    internal void EndConnections() => _app.Lifetime.StopApplication();

    /// <summary>Ends it: its pages lose their connection, its memory is free.</summary>
    public ValueTask DisposeAsync() => EndAsync(_app, Session);

    // Whatever of it fails, its thread ends.
    private static async ValueTask EndAsync(WebApplication? app, ReplaySession session)
    {
        await using (session)
        {
            await using (app)
            {
                await (app?.StopAsync() ?? Task.CompletedTask);
            }
        }
    }
}
