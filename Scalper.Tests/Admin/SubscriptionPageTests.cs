using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.Accounts.Pages;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts.Audit;

namespace Scalper.Tests.Admin;

/// <summary>The administrators' page of subscriptions over a market of eight symbols, six of which the settings always want.</summary>
public sealed class SubscriptionPageTests : IDisposable
{
    private const string Page = "/admin/subscriptions";

    private readonly TempFolder _folder = new();
    private readonly AccountHouse _house;

    public SubscriptionPageTests() => _house = AccountHouse.With(("Universe:MaxSymbols", "8"), ("Storage:Directory", _folder.Path));

    private IMarket Market => _house.Served.Services.GetRequiredService<IMarket>();

    public void Dispose()
    {
        _house.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_RunningMarket_ShowsEverySymbolWithItsTopicsAndWhatIsLeftOut()
    {
        using Visitor ana = await VisitAsync();
        Answer page = await Wait.ForAsync(() => ana.OpenAsync(Page), p => Rows(p, "confirmed").Length == 8);
        Assert.Equal(Followed(), Rows(page, "confirmed"));
        Assert.Equal(24, Regex.Count(page.Text, ">confirmed<"));

        Answer leftOut = await ana.OpenAsync(Page + "?show=left-out");
        string[] symbols = [.. Regex.Matches(leftOut.Text, "<tr data-symbol=\"([^\"]+)\">").Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(symbols);
        Assert.Empty(symbols.Intersect(Followed()));
        Assert.Contains("at most 8 are followed", leftOut.Text, StringComparison.Ordinal);
        Assert.Equal([symbols[0]], Regex.Matches((await ana.OpenAsync($"{Page}?show=left-out&find={symbols[0].ToLowerInvariant()}")).Text, "<tr data-symbol=\"([^\"]+)\">").Select(m => m.Groups[1].Value).Where(s => s == symbols[0]));
    }

    [Fact]
    public async Task Lists_PreviewedAndApplied_ChangeWhatIsFollowedAndAreKept()
    {
        using Visitor ana = await VisitAsync();
        string[] before = Followed();
        string leaves = before[^1], comes = LeftOut()[^1];
        Answer preview = await ana.PostAsync(Page + "/preview", ("include", comes.ToLowerInvariant()), ("exclude", leaves));
        Assert.Contains($"<tr data-symbol=\"{comes}\"", Part(preview, "added"), StringComparison.Ordinal);
        Assert.Contains($"<tr data-symbol=\"{leaves}\"", Part(preview, "dropped"), StringComparison.Ordinal);
        Assert.Equal(before, Followed());

        Answer applied = await ana.PostAsync(Page + "/apply", ("preview", preview.ValueOf("preview")), ("include", comes), ("exclude", leaves));
        Assert.Contains("Applied: 1 added, 1 dropped, 0 changed.", applied.Text, StringComparison.Ordinal);
        Assert.Equal([.. before[..6], comes, before[6]], Followed());
        Assert.Contains($"Changed by {WebApp.UserName}", applied.Text, StringComparison.Ordinal);
        Assert.Equal([AuditAct.UniverseRefreshed, AuditAct.SymbolListsChanged], await _house.ReadAsync(
            db => db.Audit.OrderByDescending(a => a.Id).Take(2).Select(a => a.Act).ToArrayAsync()));

        _house.Served.Dispose();
        using AccountHouse next = AccountHouse.With(("Universe:MaxSymbols", "8"), ("Storage:Directory", _folder.Path));
        _ = next.Visit();
        IMarket market = next.Served.Services.GetRequiredService<IMarket>();
        await Wait.ForAsync(() => Task.FromResult(market.Symbols), s => s.Count > 0);
        Assert.Contains(market.Symbols, s => s.Instrument.Symbol == comes);
        Assert.DoesNotContain(market.Symbols, s => s.Instrument.Symbol == leaves);
    }

    [Fact]
    public async Task Apply_AnotherPreviewThanTheOneSeen_ChangesNothingAndShowsTheNewOne()
    {
        using Visitor ana = await VisitAsync();
        string[] before = Followed();
        Answer answer = await ana.PostAsync(Page + "/apply", ("preview", "0123456789abcdef"), ("include", ""), ("exclude", before[0]));
        Assert.Contains("nothing was changed", answer.Error, StringComparison.Ordinal);
        Assert.Contains($"<tr data-symbol=\"{before[0]}\"", Part(answer, "dropped"), StringComparison.Ordinal);
        Assert.Equal(before, Followed());
        Assert.Contains("hold until you apply others here", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ListsThatAreNone_SaysWhyAndKeepsWhatWasTyped()
    {
        using Visitor ana = await VisitAsync();
        Answer answer = await ana.PostAsync(Page + "/preview", ("include", "not/one"), ("exclude", "ETHUSDT"));
        Assert.Equal("'NOT/ONE' is no symbol as the exchange writes it, such as BTCUSDT.", answer.Error);
        Assert.Contains("not/one</textarea>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("ETHUSDT</textarea>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ListOfNow_SaysWhatARefreshWouldChange()
    {
        using Visitor ana = await VisitAsync();
        Answer answer = await ana.PostAsync(Page + "/preview");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("8 followed now, 8 then.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resync_FollowedSymbolAndAnother_SaysWhatCameOfIt()
    {
        using Visitor ana = await VisitAsync();
        await Wait.ForAsync(() => ana.OpenAsync(Page), p => Rows(p, "confirmed").Length == 8);
        Answer asked = await ana.PostAsync(Page + "/resync", ("symbol", Followed()[0]), ("show", "confirmed"));
        Assert.Contains($"{Followed()[0]}: snapshot asked for.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("show=confirmed#subscriptions\" aria-current=\"true\"", asked.Text, StringComparison.Ordinal);
        Assert.Equal("NEVERUSDT: followed no more.", (await ana.PostAsync(Page + "/resync", ("symbol", "NEVERUSDT"))).Error);
    }

    private async Task<Visitor> VisitAsync()
    {
        Visitor ana = await _house.SignInAsync();
        await Wait.ForAsync(() => Task.FromResult(Market.Symbols), s => s.Count > 0);
        return ana;
    }

    private string[] Followed() => [.. Market.Symbols.Select(s => s.Instrument.Symbol)];

    private string[] LeftOut() => [.. Market.Universe!.Verdicts.Where(v => !v.IsFollowed && v.Listed!.IsTrading).Select(v => v.Symbol)];

    private static string[] Rows(Answer page, string state) =>
        [.. Regex.Matches(page.Text, $"<tr data-symbol=\"([^\"]+)\" data-state=\"{state}\"").Select(m => m.Groups[1].Value)];

    private static string Part(Answer page, string name) => Regex.Match(page.Text, $"data-part=\"{name}\".*?</table>", RegexOptions.Singleline).Value;
}
