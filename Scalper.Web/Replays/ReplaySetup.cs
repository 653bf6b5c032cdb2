using System.Globalization;
using Scalper.Core.Recording;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Replays;

/// <summary>Puts replays beside the live market into the application.</summary>
public static class ReplaySetup
{
    public static void AddReplays(this WebApplicationBuilder builder, SettingsReader settings)
    {
        builder.Services.AddSingleton(settings.Read<ReplayOptions>("Replay"));
        builder.Services.AddSingleton(ReplayPlace.Live);
        builder.Services.AddSingleton<ReplayBook>();
        builder.Services.AddSingleton<ReplayDesk>();
        builder.Services.AddSingleton<MomentInbox>();
        builder.Services.AddHostedService(static s => s.GetRequiredService<ReplayBook>());
    }

    /// <summary>
    /// Addresses below <c>/replay/1</c> are replay 1's. Before anything of the request is acted on: the replay has all those parts itself. Within a replay, every
    /// answer says which one it is of.
    /// </summary>
    public static void UseReplays(this WebApplication app)
    {
        ReplayPlace place = app.Services.GetRequiredService<ReplayPlace>();
        if (!place.IsLive)
        {
            Label(app, place.Id.ToString(CultureInfo.InvariantCulture));
            return;
        }

        ReplayBook book = app.Services.GetRequiredService<ReplayBook>();
        book.Serve(app);
        app.Use(async (context, next) =>
        {
            if (context.IsHostRefused() || Find(book, context.Request, out PathString rest) is not { } replay || !await replay.ServeAsync(context, rest))
            {
                await next(context);
            }
        });
    }

    /// <summary>Sends <c>/replay/1</c> to <c>/replay/1/</c>, for links of pages are relative. Behind what makes headers.</summary>
    public static void UseReplayRoot(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ReplayPlace>().IsLive)
        {
            return;
        }

        app.Use((context, next) =>
        {
            HttpRequest request = context.Request;
            if (request.Path.HasValue)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"{request.PathBase.ToUriComponent()}/{request.QueryString.ToUriComponent()}";
            return Task.CompletedTask;
        });
    }

    /// <summary>Opens the replay that the settings ask for, and starts it; a moment that somebody stood in stands there.</summary>
    /// <exception cref="StartException">It can't be replayed.</exception>
    public static async Task<ReplayApp?> OpenReplayAsync(this WebApplication app)
    {
        ReplayOptions options = app.Services.GetRequiredService<ReplayOptions>();
        if (options.From is not { } from)
        {
            return null;
        }

        if (!CaptureReader.FilesOf(from).All(Path.Exists))
        {
            throw new StartException($"Replay:From = '{from}': expected a segment, a folder of segments, a moment or a capture, and nothing is there.");
        }

        try
        {
            ReplayApp replay = await app.Services.GetRequiredService<ReplayBook>()
                .OpenAsync(from, RequestTime.Read(options.Start), RequestTime.Read(options.End), ReplayOptions.ReadSpeed(options.Speed)!.Value, new Actor("", Actor.Console));
            if (replay.Place.View.At is null || options.Start is not null)
            {
                await replay.Session.Transport.PlayAsync();
            }

            return replay;
        }
        catch (ReplayOpenException fault)
        {
            throw new StartException($"Replay:From = '{from}': {fault.Message}.", fault);
        }
    }

    // As the answer starts: an error that is handled clears the headers that stood before it.
    private static void Label(WebApplication app, string id) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[ReplayPlace.Header] = id;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static ReplayApp? Find(ReplayBook book, HttpRequest request, out PathString rest) =>
        ReplayAddress.Read(request, out rest) is { } id ? book.Find(id) : null;
}
