using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Universe;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes of administrators that ask the venue for its list.</summary>
internal static class UniverseQueries
{
    public static async Task<IResult> Preview([FromServices] UniverseDesk desk, CancellationToken cancellation)
    {
        try
        {
            return await desk.PreviewAsync(cancellation) is { } preview
                ? Results.Json(UniversePreviewDocument.Of(preview), ApiJson.Options)
                : Problems.Starting();
        }
        catch (VenueRequestException e)
        {
            return Problems.VenueSilent(e);
        }
    }
}
