using System.Net.Mime;
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

    /// <param name="segment">As <c>/api/monitor/recordings</c> names it.</param>
    public static IResult Segment(string segment, HttpContext context, [FromServices] IRecordings recordings)
    {
        try
        {
            if (recordings.Folder.Open(segment) is not { } file)
            {
                return Problems.UnknownSegment(segment);
            }

            // To HEAD nothing is sent. One that is being written may have grown until it is: no length is promised.
            context.Response.RegisterForDispose(file);
            return Results.Stream(output => file.CopyToAsync(output, context.RequestAborted), MediaTypeNames.Application.Octet, segment);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Problems.DiskFailed(fault);
        }
    }

    /// <param name="from">ISO 8601, UTC without an offset, or Unix milliseconds; <paramref name="to"/> likewise.</param>
    /// <param name="kind"><c>moment</c>, which it is by default, or <c>jsonl</c>.</param>
    public static async Task<IResult> Export(string? symbol, string? from, string? to, string? kind, [FromServices] RecordingExporter exporter, CancellationToken cancellation)
    {
        const string Time = "a time such as 2026-11-22T12:40:50Z, or Unix milliseconds";
        if (RequestTime.Read(from) is not { } begin)
        {
            return Problems.BadParameter("from", Time, from ?? "nothing");
        }

        if (RequestTime.Read(to) is not { } end)
        {
            return Problems.BadParameter("to", Time, to ?? "nothing");
        }

        ExportFormat? wanted = kind switch
        {
            null or "moment" => ExportFormat.Moment,
            "jsonl" => ExportFormat.Jsonl,
            _ => null,
        };
        if (wanted is not { } known)
        {
            return Problems.BadParameter("kind", "moment or jsonl", kind!);
        }

        ExportRequest request = new(symbol ?? "", begin, end, known);
        return request.Fault is { } fault ? Problems.BadExport(fault) : await MomentRoutes.SendAsync(() => exporter.ExportAsync(request, cancellation));
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
