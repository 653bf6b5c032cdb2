using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Endpoints;
using Scalper.Web.Components.Admin;
using Scalper.Web.Hosting;
using Scalper.Web.Market;

namespace Scalper.Web.Admin;

/// <summary>The administrators' page of what is followed: rule, lists, topics; a change is shown as a diff before it is made.</summary>
internal static class SubscriptionEndpoints
{
    public const string Path = "/admin/subscriptions";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder page = app.MapGroup(Path).RequireAuthorization(Policies.Admin);
        page.MapRead("", static (HttpContext context, string? show, string? find) => PageAsync(context, new SubscriptionScreen { View = SubscriptionView.Of(show, find) }));
        page.MapPost("/preview", PreviewAsync).RequireForm();
        page.MapPost("/apply", ApplyAsync).RequireForm();
        page.MapPost("/resync", ResyncAsync).RequireForm();
    }

    private static Task<IResult> PreviewAsync(HttpContext context, UniverseDesk desk, CancellationToken cancellation) =>
        WithListsAsync(context, async lists => await desk.PreviewAsync(lists, cancellation) is { } preview
            ? new SubscriptionScreen { Preview = preview, Lists = lists }
            : Starting);

    private static Task<IResult> ApplyAsync(HttpContext context, UniverseDesk desk, CancellationToken cancellation) =>
        WithListsAsync(context, async lists => await desk.RefreshAsync(context.PostedForm().Text("preview"), lists, Actor.Of(context), cancellation) switch
        {
            null => Starting,
            { IsApplied: false, Preview.Diff.IsEmpty: true } same when IsInForce(context, lists) => new SubscriptionScreen { Notice = Done(same) },
            { IsApplied: false } other => new SubscriptionScreen
            {
                Preview = other.Preview,
                Lists = lists,
                Error = "The exchange's list has changed meanwhile: nothing was changed. This is what it would be now.",
            },
            { } done => new SubscriptionScreen { Notice = Done(done) },
        });

    // A second press of the button, or the page loaded again, asks for what is done already.
    private static bool IsInForce(HttpContext context, SymbolLists? lists) =>
        lists is null || (context.RequestServices.GetRequiredService<RuleInForce>().Kept is { } kept && lists.IsSameAs(kept.Lists));

    // A preview of the present lists sends none.
    private static async Task<IResult> WithListsAsync(HttpContext context, Func<SymbolLists?, Task<SubscriptionScreen>> act)
    {
        IFormCollection form = context.PostedForm();
        if (!form.ContainsKey("include"))
        {
            return await PageAsync(context, await TryAsync(() => act(null)));
        }

        (SymbolLists? lists, string? complaint) = SymbolLists.Read(form.Text("include"), form.Text("exclude"));
        return await PageAsync(context, complaint is null
            ? await TryAsync(() => act(lists))
            : new SubscriptionScreen { Error = complaint, Typed = (form.Text("include"), form.Text("exclude")) });
    }

    private static async Task<SubscriptionScreen> TryAsync(Func<Task<SubscriptionScreen>> act)
    {
        try
        {
            return await act();
        }
        catch (VenueRequestException e)
        {
            return new SubscriptionScreen { Error = $"The exchange's list could not be read ({e.Message}). Nothing was changed." };
        }
        catch (LaneBusyException e)
        {
            return new SubscriptionScreen { Error = $"{e.Message} Try again." };
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            return new SubscriptionScreen { Error = $"The lists could not be kept ({e.GetBaseException().Message}). Nothing was changed." };
        }
    }

    private static async Task<IResult> ResyncAsync(HttpContext context, MarketDesk desk, CancellationToken cancellation)
    {
        IFormCollection form = context.PostedForm();
        string symbol = form.Text("symbol");
        SubscriptionScreen screen = await TryAsync(async () =>
        {
            ResyncAnswer answer = await desk.ResyncAsync(symbol, Actor.Of(context), cancellation);
            string said = $"{symbol}: {answer.Words()}.";
            return answer.IsFailure() ? new SubscriptionScreen { Error = said } : new SubscriptionScreen { Notice = said };
        });
        return await PageAsync(context, screen with { View = SubscriptionView.Of(form.Text("show"), form.Text("find")) });
    }

    private static SubscriptionScreen Starting => new() { Error = "The engine is starting and follows nothing yet. Try again." };

    private static string Done(UniverseRefreshOutcome done)
    {
        UniverseDiff diff = done.Preview.Diff;
        string change = diff.IsEmpty ? "Nothing differs from what was followed." : $"Applied: {diff.Adds.Count} added, {diff.Drops.Count} dropped, {diff.Changes.Count} changed.";
        return done.Unchanged.Count == 0 ? change : $"{change} Not changed yet, because their lane takes no command: {string.Join(", ", done.Unchanged)}.";
    }

    private static async Task<IResult> PageAsync(HttpContext context, SubscriptionScreen screen) => new RazorComponentResult<SubscriptionsPage>(new
    {
        Screen = screen,
        Symbols = await context.RequestServices.GetRequiredService<SubscriptionBoard>().ReadAsync(context.RequestAborted),
    });
}
