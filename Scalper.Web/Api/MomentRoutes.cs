using System.Net.Mime;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Replay.Export;
using Scalper.Web.Recording;
using Scalper.Web.Replays;
using Scalper.Web.Screens;

namespace Scalper.Web.Api;

/// <summary>Routes that cut something out, and send it.</summary>
internal static class MomentRoutes
{
    /// <param name="symbol">One that the replay follows where it stands.</param>
    public static async Task<IResult> Share(
        string? symbol, ClaimsPrincipal viewer, [FromServices] ReplayPlace place, [FromServices] IScreenShelf shelf, [FromServices] RecordingExporter exporter, CancellationToken cancellation)
    {
        if (place.Session!.Market.Find(symbol ?? "") is not { } followed)
        {
            return Problems.UnknownSymbol(symbol ?? "");
        }

        // A key has no page.
        ScreenSettings? settings = viewer.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? await shelf.FindAsync(account) : null;
        SharedMoment shared = SharedMoment.Of(place.Session.Transport.Read(), followed.Instrument.Symbol, (ushort)followed.Lane, settings?.Layout);
        return shared.Fault is { } fault
            ? Problems.BadExport(fault)
            : await SendAsync(() => exporter.ExportAsync(shared.Moment, place.From, shared.Name, cancellation));
    }

    /// <summary>Sends a file once it is made.</summary>
    public static async Task<IResult> SendAsync(Func<Task<ExportedFile>> make)
    {
        try
        {
            ExportedFile file = await make();
            FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return Results.Stream(stream, MediaTypeNames.Application.Octet, file.Name);
        }
        catch (ExportException fault)
        {
            return Problems.NothingToExport(fault.Message);
        }
        catch (ExportBusyException fault)
        {
            return Problems.ExportBusy(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Problems.DiskFailed(fault);
        }
    }
}
