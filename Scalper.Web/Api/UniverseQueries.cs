using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Api.Documents;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes of administrators that ask the venue for its list, and have it followed.</summary>
internal static class UniverseQueries
{
    public static IResult Lists([FromServices] RuleInForce rule) => Results.Json(SymbolListsDocument.Of(rule.Rule, rule.Kept), ApiJson.Options);

    /// <param name="include">As <paramref name="exclude"/>, a list to try in place of the one in force.</param>
    public static Task<IResult> Preview(
        string? include, string? exclude, [FromServices] UniverseDesk desk, [FromServices] RuleInForce rule, CancellationToken cancellation) =>
        WithListsAsync(include, exclude, rule.Rule, async lists => await desk.PreviewAsync(lists, cancellation) is { } preview
            ? Results.Json(UniversePreviewDocument.Of(preview), ApiJson.Options)
            : Problems.Starting());

    /// <param name="preview">The id of the preview that is to be applied; none applies whatever the list says now.</param>
    /// <param name="include">As <paramref name="exclude"/>, a list that holds from now on.</param>
    public static Task<IResult> Refresh(
        string? preview,
        string? include,
        string? exclude,
        HttpContext context,
        [FromServices] UniverseDesk desk,
        [FromServices] RuleInForce rule,
        CancellationToken cancellation) =>
        WithListsAsync(include, exclude, rule.Rule, async lists => await desk.RefreshAsync(preview, lists, Actor.Of(context), cancellation) switch
        {
            null => Problems.Starting(),
            { IsApplied: false } other => Problems.OtherPreview(preview!, other.Preview.Diff.Id),
            { } done => Results.Json(UniverseRefreshDocument.Of(done), ApiJson.Options),
        });

    // A list that is not named stays as it is.
    private static async Task<IResult> WithListsAsync(string? include, string? exclude, UniverseOptions rule, Func<SymbolLists?, Task<IResult>> act)
    {
        SymbolLists? lists = null;
        if ((include ?? exclude) is not null)
        {
            (lists, string? complaint) = SymbolLists.Read(include ?? SymbolLists.Text(rule.Include), exclude ?? SymbolLists.Text(rule.Exclude));
            if (complaint is not null)
            {
                return Problems.BadLists(complaint);
            }
        }

        try
        {
            return await act(lists);
        }
        catch (VenueRequestException e)
        {
            return Problems.VenueSilent(e);
        }
        catch (LaneBusyException e)
        {
            return Problems.LaneBusy(e);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            return Problems.NotKept(e.GetBaseException());
        }
    }
}
