using System.Net.Mime;
using Scalper.Web.Accounts;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.OpenApi;
using Scalper.Web.Api.Tables;
using Scalper.Web.Hosting;
using Scalper.Web.Replays;

namespace Scalper.Web.Api;

/// <summary>The HTTP API. Every route needs a signed-in user or an API key.</summary>
public static class MarketApi
{
    // A parameter or format that can't be understood, nobody known, too many requests, a failure of ours.
    private static readonly int[] AnyRoute =
        [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError];

    public static IEndpointRouteBuilder MapMarketApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization().CheckFormat();
        foreach (int status in AnyRoute)
        {
            api.ProducesProblem(status);
        }

        MapFeed(api.MapGroup("").WithTags("Feed"));
        MapSymbols(api.MapGroup("").WithTags("Symbols"));
        api.MapGroup("").WithTags("Worth").MapRead("/quality", WorthQueries.Quality).WithTable()
            .Answers<WorthDocument>("What the scores were worth, by model and horizon").Refuses(StatusCodes.Status404NotFound);
        MapMicrostructure(api.MapGroup("").WithTags("Microstructure"));
        MapMonitor(api.MapGroup("").WithTags("Monitor"));
        MapAdministration(api.MapGroup("").WithTags("Administration"));
        return routes;
    }

    private static void MapFeed(RouteGroupBuilder api)
    {
        api.MapRead("/engine/health", MarketQueries.Health).Answers<HealthDocument>("How the engine stands");
        api.MapRead("/websocket/health", WebSocketQueries.Health).Answers<WebSocketHealthDocument>("Every connection to the exchange");
        api.MapRead("/websocket/sources", WebSocketQueries.Sources).Answers<SourcesDocument>("Every symbol on its connection");
        api.MapPost("/websocket/connections/{index}/retry", ConnectionCommands.Retry).RequireAuthorization(Policies.Admin).RequireFormToken()
            .WithSummary("Lets a halted or waiting connection try again at once").Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
    }

    private static void MapSymbols(RouteGroupBuilder api)
    {
        api.MapRead("/symbols", SymbolListQueries.Symbols).WithTable().Answers<SymbolListDocument>("The exchange's contracts, followed or not");
        api.MapRead("/scores", MarketQueries.Scores).WithTable().Answers<ScoreDocument[]>("Every symbol's score, or why it has none").Refuses(StatusCodes.Status400BadRequest);
        api.MapRead("/features/health", MicrostructureQueries.Features).Answers<FeaturesHealthDocument>("Of which symbols there are features");
        api.MapRead("/features/symbol/{symbol}", MarketQueries.Features).Answers<FeaturesDocument>("All features of a symbol").Refuses(StatusCodes.Status404NotFound);
        api.MapRead("/symbol/{symbol}/book", SymbolQueries.Book).Answers<BookDocument>("The order book").Refuses(OfALane);
        api.MapRead("/symbol/{symbol}/trades", SymbolQueries.Trades).WithTable().Answers<TradeDocument[]>("The tape, newest first").Refuses(OfALane);
        api.MapRead("/symbol/{symbol}/candles", SymbolQueries.Candles).WithTable().Answers<CandleDocument[]>("Candles, oldest first").Refuses(OfALane);
        api.MapRead("/symbol/{symbol}/why", MarketQueries.Why).Answers<WhyDocument>("What would change a score").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        api.MapRead("/symbol/{symbol}/profile", ProfileQueries.Profile).Answers<SymbolProfileDocument>("What is known of a symbol over all runs").Refuses(StatusCodes.Status404NotFound);
        api.MapRead("/symbol/{symbol}/basic", ProfileQueries.Basic).Answers<SymbolBasicDocument>("What a symbol is and where it stands").Refuses(StatusCodes.Status404NotFound);
    }

    private static void MapMicrostructure(RouteGroupBuilder api)
    {
        api.MapRead("/microstructure/health", MicrostructureQueries.Health).Answers<MicrostructureHealthDocument>("How the symbols' data stands");
        api.MapRead("/microstructure/symbols", MicrostructureQueries.Symbols).WithTable().Answers<MicrostructureListDocument>("Book, flow, walls and score of every symbol");
        api.MapRead("/microstructure/symbol/{symbol}", MicrostructureQueries.Symbol).Answers<MicrostructureDetailDocument>("The same of one symbol, with its features")
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static void MapMonitor(RouteGroupBuilder api)
    {
        api.MapRead("/monitor/summary", MonitorQueries.Summary).Answers<MonitorSummaryDocument>("Feed, engine and process in figures");
        api.MapRead("/monitor/tickers", MonitorQueries.Tickers).WithTable().Answers<TickerListDocument>("Every symbol's ticker");
        api.MapRead("/monitor/trades", MonitorQueries.Trades).WithTable().Answers<TradeActivityListDocument>("What is traded in every symbol");
        api.MapRead("/monitor/universe", MonitorQueries.Universe).WithTable().Answers<MonitorUniverseDocument>("What is followed, and the list that it was chosen from");
        api.MapRead("/monitor/recordings", RecordingRoutes.Recordings).WithTable()
            .Answers<RecordingListDocument>("What is recorded, how far the budget goes, and the files that hold it");
        api.MapRead("/monitor/recordings/export", RecordingRoutes.Export).WithSummary("Cuts a symbol out of the recordings: a moment, or its frames")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        api.MapRead("/monitor/recordings/{segment}", RecordingRoutes.Segment).WithSummary("A segment, as it lies on the disk")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        api.MapRead("/monitor/logs", KeepingQueries.Logs).RequireAuthorization(Policies.Admin).WithTable()
            .Answers<LogDocument>("The newest events of the log").Refuses(StatusCodes.Status403Forbidden);
        api.MapRead("/monitor/storage", KeepingQueries.Storage).RequireAuthorization(Policies.Admin)
            .Answers<StorageDocument>("What is stored and recorded, how it grows, and how full the disk is").Refuses(StatusCodes.Status403Forbidden);
    }

    private static void MapAdministration(RouteGroupBuilder api)
    {
        api.MapRead("/admin/universe/preview", UniverseQueries.Preview).RequireAuthorization(Policies.Admin)
            .Answers<UniversePreviewDocument>("What following the exchange's list of now would change").Refuses(OfTheVenue);
        api.MapRead("/admin/universe/lists", UniverseQueries.Lists).RequireAuthorization(Policies.Admin)
            .Answers<SymbolListsDocument>("Symbols that are always followed, and those that never are").Refuses(StatusCodes.Status403Forbidden);
        api.MapPost("/admin/symbols/{symbol}/resync", SymbolCommands.Resync).RequireAuthorization(Policies.Admin).RequireFormToken()
            .Answers<ResyncDocument>("Asks the exchange for a symbol's book anew").Refuses([StatusCodes.Status403Forbidden, .. OfALane]);
        api.MapPost("/admin/subscriptions/refresh", UniverseQueries.Refresh).RequireAuthorization(Policies.Admin).RequireFormToken()
            .Answers<UniverseRefreshDocument>("Follows the exchange's list from now on").Refuses([StatusCodes.Status409Conflict, .. OfTheVenue]);
        api.MapPost("/admin/recordings/verify", RecordingRoutes.Verify).RequireAuthorization(Policies.Admin).RequireFormToken()
            .WithSummary("Replays the last minutes and compares them with what the live run wrote").Produces<VerifyDocument>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict);
        api.MapPut("/admin/recordings/{segment}/pin", RecordingRoutes.Pin).RequireAuthorization(Policies.Admin).RequireFormToken()
            .WithSummary("Keeps a recording whatever the budget says").Produces(StatusCodes.Status204NoContent).Refuses(OfTheDisk);
        api.MapDelete("/admin/recordings/{segment}/pin", RecordingRoutes.Unpin).RequireAuthorization(Policies.Admin).RequireFormToken()
            .WithSummary("Lets a recording go when its time has come").Produces(StatusCodes.Status204NoContent).Refuses(OfTheDisk);
    }

    /// <summary>The live application's routes about replays.</summary>
    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = MapReplayGroup(routes);
        api.MapRead("/replays", ReplayRoutes.List).Answers<ReplayDocument[]>("The replays that are open");
        api.MapPost("/replays", ReplayRoutes.Open).RequireAuthorization(Policies.Replays).RequireFormToken().WithSummary("Opens a replay of what was recorded around an instant, or from a segment on")
            .Produces<ReplayDocument>(StatusCodes.Status201Created).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapDelete("/replays/{id}", ReplayRoutes.Close).RequireAuthorization(Policies.Replays).RequireFormToken().WithSummary("Closes a replay").Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

        // Addresses of those that are open never come so far.
        routes.Map(ReplayPlace.Root + "/{id}/{**rest}", ReplayRoutes.Closed).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>A replay's own routes, behind its path.</summary>
    public static void MapReplayControls(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = MapReplayGroup(routes);
        api.MapRead("/replay", ReplayControls.Read).Answers<ReplayDocument>("Where the replay stands");
        api.MapRead("/replay/strip", ReplayControls.Strip).Answers<ReplayStripDocument>("The whole recording at a glance, for one symbol").Refuses(StatusCodes.Status404NotFound);
        api.MapRead("/replay/moment", MomentRoutes.Share).WithSummary("The instant that the replay stands at, in a file: a symbol, and how your page of it is set")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        foreach ((string path, Delegate act) in (IEnumerable<(string, Delegate)>)
            [
                ("/play", ReplayControls.Play), ("/pause", ReplayControls.Pause), ("/speed", ReplayControls.Speed), ("/seek", ReplayControls.Seek), ("/step", ReplayControls.Step),
                ("/jump", ReplayControls.Jump), ("/loop", ReplayControls.Loop),
            ])
        {
            api.MapPost("/replay" + path, act).RequireAuthorization(Policies.Replays).RequireFormToken();
        }
    }

    private static RouteGroupBuilder MapReplayGroup(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization().CheckFormat().WithTags("Replay");
        foreach (int status in AnyRoute)
        {
            api.ProducesProblem(status);
        }

        return api;
    }

    // The recording is not known, or the disk does not take it.
    private static int[] OfTheDisk => [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable];

    // The symbol is not followed, or its lane is busy.
    private static int[] OfALane => [StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable];

    // Not allowed, the venue does not answer, or the engine is starting.
    private static int[] OfTheVenue => [StatusCodes.Status403Forbidden, StatusCodes.Status502BadGateway, StatusCodes.Status503ServiceUnavailable];
}
