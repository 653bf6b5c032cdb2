using Scalper.Core.Scoring;
using Scalper.Core.Engine;
using Scalper.Core.Universe;

namespace Scalper.Web.Api;

/// <summary>Refusals as problem documents: what was expected and what came.</summary>
internal static class Problems
{
    public static IResult UnknownSymbol(string symbol) => Results.Problem(
        $"Symbol '{symbol}' is not followed: expected one of those that /api/scores lists, written as there.",
        statusCode: StatusCodes.Status404NotFound,
        title: "Unknown symbol");

    public static IResult UnknownModel(string model) => Results.Problem(
        $"Score model '{model}' is not known: expected one of {string.Join(", ", ScoreModels.Names)}.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "Unknown model");

    public static IResult UnknownConnection(string index) => Results.Problem(
        $"Connection '{index}' is not known: expected one of the indices that /api/websocket/health lists.",
        statusCode: StatusCodes.Status404NotFound,
        title: "Unknown connection");

    public static IResult UnknownSegment(string name) => Results.Problem(
        $"Recording '{name}' is not known: expected one of the names that /api/monitor/recordings lists.",
        statusCode: StatusCodes.Status404NotFound,
        title: "Unknown recording");

    public static IResult RecordingOff() => Results.Problem(
        "Nothing is recorded: Recording:Enabled is off, or not set with made-up data.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Recording off");

    public static IResult VerifyRunning() => Results.Problem(
        "The recording is being verified already: expected one at a time. /api/monitor/recordings tells how it ended.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Verify under way");

    public static IResult PinRefused(Exception fault) => Results.Problem(
        $"It could not be written down ({fault.Message}). Nothing was changed.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Disk failed");

    public static IResult DiskFailed(Exception fault) => Results.Problem(
        $"The disk does not give or take it ({fault.Message}).",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Disk failed");

    public static IResult NoReplay(Exception fault) => Results.Problem(
        $"It can't be replayed: {fault.Message}.", statusCode: StatusCodes.Status409Conflict, title: "No replay");

    public static IResult ReplayRefused(string refusal) => Results.Problem(refusal, statusCode: StatusCodes.Status409Conflict, title: "Replay refused");

    public static IResult UnknownReplay(string id) => Results.Problem(
        $"Replay '{id}' is not open: expected one of those that /api/replays lists.", statusCode: StatusCodes.Status404NotFound, title: "Unknown replay");

    public static IResult OtherSpelling(string complaint) => Results.Problem(complaint, statusCode: StatusCodes.Status404NotFound, title: "Unknown replay");

    public static IResult BadExport(string complaint) => Results.Problem(complaint, statusCode: StatusCodes.Status400BadRequest, title: "Bad parameter");

    public static IResult NothingToExport(string complaint) => Results.Problem(complaint, statusCode: StatusCodes.Status404NotFound, title: "Nothing to export");

    public static IResult ExportBusy(string complaint) => Results.Problem(complaint, statusCode: StatusCodes.Status409Conflict, title: "Export under way");

    public static IResult BadParameter(string name, string expected, string received) => Results.Problem(
        $"Parameter '{name}': expected {expected}, received '{received}'.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "Bad parameter");

    public static IResult LaneBusy(LaneBusyException e) => Results.Problem(
        $"{e.Message} Try again.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Engine busy");

    public static IResult Starting() => Results.Problem(
        "The engine is starting and follows nothing yet. Try again.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Engine starting");

    public static IResult OtherPreview(string expected, string received) => Results.Problem(
        $"The list has changed: expected preview '{expected}', it would be '{received}' now. Nothing was changed. Look at the preview again.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Not what the preview showed");

    public static IResult BadLists(string complaint) => Results.Problem(complaint, statusCode: StatusCodes.Status400BadRequest, title: "Bad parameter");

    public static IResult NotKept(Exception fault) => Results.Problem(
        $"The lists could not be kept ({fault.Message}). Nothing was changed.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Database failed");

    public static IResult VenueSilent(VenueRequestException e) => Results.Problem(
        $"The venue's instrument list could not be read ({e.Message}).",
        statusCode: StatusCodes.Status502BadGateway,
        title: "No answer from the venue");
}
