using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api.Documents;
using Scalper.Web.Hosting;
using Scalper.Web.Replays;

namespace Scalper.Web.Api;

/// <summary>Routes of the live application that open, list and close replays.</summary>
internal static class ReplayRoutes
{
    public static IResult List([FromServices] ReplayBook book) =>
        Results.Json(book.Open.Select(r => ReplayDocument.Of(r.Place)).ToArray(), ApiJson.Options);

    /// <param name="at">ISO 8601, UTC without an offset, or Unix milliseconds: opens the recordings around it, and stands there.</param>
    /// <param name="segment">As <c>/api/monitor/recordings</c> names it: opens the recordings from its beginning on.</param>
    public static async Task<IResult> Open(string? at, string? segment, HttpContext context, [FromServices] ReplayDesk desk, CancellationToken cancellation)
    {
        try
        {
            if (segment is not null)
            {
                return await desk.OpenSegmentAsync(segment, Actor.Of(context)) is { } opened ? Created(opened) : Problems.UnknownSegment(segment);
            }

            return RequestTime.Read(at) is { } time
                ? Created(await desk.OpenAtAsync(new ReplayInstant(time), Actor.Of(context), cancellation))
                : Problems.BadParameter("at", "a time such as 2026-11-22T12:40:50Z, or Unix milliseconds, or a segment", at ?? "nothing");
        }
        catch (ReplayOpenException fault)
        {
            return Problems.NoReplay(fault);
        }
    }

    /// <param name="id">As <c>/api/replays</c> lists it.</param>
    public static async Task<IResult> Close(string id, HttpContext context, [FromServices] ReplayBook book) =>
        ReplayAddress.Number(id) is { } number && await book.CloseAsync(number, Actor.Of(context)) ? Results.NoContent() : Problems.UnknownReplay(id);

    /// <summary>What stands at the addresses of a replay that is not open, and at other spellings of one that is.</summary>
    public static IResult Closed(string id, HttpRequest request, [FromServices] ReplayBook book)
    {
        string? plain = ReplayAddress.Number(id) is { } number ? book.Find(number)?.Place.Path : null;
        if (request.IsApi())
        {
            return plain is null ? Problems.UnknownReplay(id) : Problems.OtherSpelling(Spelled(id, plain));
        }

        // Live channels and scripts get the code alone.
        return !request.IsPage() ? Results.StatusCode(StatusCodes.Status404NotFound)
            : plain is null ? ErrorAnswers.Page(StatusCodes.Status404NotFound, $"Replay {id} is not open, or not any more. Live goes on; another one is opened on the page Replays.", isOfReplay: true)
            : ErrorAnswers.Page(StatusCodes.Status404NotFound, Spelled(id, plain), isOfReplay: true);
    }

    private static string Spelled(string id, string plain) => $"Replay {ReplayAddress.Number(id)} has the address {plain}/, written in just these letters and digits.";

    private static IResult Created(ReplayApp replay) =>
        Results.Json(ReplayDocument.Of(replay.Place), ApiJson.Options, statusCode: StatusCodes.Status201Created);
}
