using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes of administrators that ask the venue for its list, and have it followed.</summary>
internal static class UniverseQueries
{
    public static async Task<IResult> Preview([FromServices] UniverseDesk desk, CancellationToken cancellation)
    {
        try
        {
            return await desk.PreviewAsync(null, cancellation) is { } preview
                ? Results.Json(UniversePreviewDocument.Of(preview), ApiJson.Options)
                : Problems.Starting();
        }
        catch (VenueRequestException e)
        {
            return Problems.VenueSilent(e);
        }
    }

    /// <param name="preview">The id of the preview that is to be applied; none applies whatever the list says now.</param>
    public static async Task<IResult> Refresh(
        string? preview, HttpContext context, [FromServices] UniverseDesk desk, CancellationToken cancellation)
    {
        try
        {
            return await desk.RefreshAsync(preview, null, Actor.Of(context), cancellation) switch
            {
                null => Problems.Starting(),
                { IsApplied: false } other => Problems.OtherPreview(preview!, other.Preview.Diff.Id),
                { } done => Results.Json(UniverseRefreshDocument.Of(done), ApiJson.Options),
            };
        }
        catch (VenueRequestException e)
        {
            return Problems.VenueSilent(e);
        }
        catch (LaneBusyException e)
        {
            return Problems.LaneBusy(e);
        }
    }
}
