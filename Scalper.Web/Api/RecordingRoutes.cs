using Microsoft.AspNetCore.Mvc;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Recording;

namespace Scalper.Web.Api;

/// <summary>Routes about what is recorded.</summary>
internal static class RecordingRoutes
{
    public static IResult Recordings([FromServices] RecordingWatch watch, [FromServices] RecordingVerifier verifier)
    {
        RecordingListDocument document = RecordingListDocument.Of(watch.Look(), verifier.Latest);
        return Answers.Table(document, document.Segments, "recordings");
    }

    public static async Task<IResult> Verify(HttpContext context, [FromServices] RecordingVerifier verifier) =>
        await verifier.BeginAsync(Actor.Of(context)) switch
        {
            null => Problems.RecordingOff(),
            (_, false) => Problems.VerifyRunning(),
            (var reading, _) => Results.Json(VerifyDocument.Of(reading), ApiJson.Options, statusCode: StatusCodes.Status202Accepted),
        };

    /// <param name="segment">As <c>/api/monitor/recordings</c> names it.</param>
    public static Task<IResult> Pin(string segment, HttpContext context, [FromServices] RecordingDesk desk) => SetPinAsync(segment, isPinned: true, context, desk);

    /// <inheritdoc cref="Pin"/>
    public static Task<IResult> Unpin(string segment, HttpContext context, [FromServices] RecordingDesk desk) => SetPinAsync(segment, isPinned: false, context, desk);

    private static async Task<IResult> SetPinAsync(string segment, bool isPinned, HttpContext context, RecordingDesk desk)
    {
        try
        {
            return await desk.SetPinAsync(segment, isPinned, Actor.Of(context)) ? Results.NoContent() : Problems.UnknownSegment(segment);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Problems.PinRefused(fault);
        }
    }
}
