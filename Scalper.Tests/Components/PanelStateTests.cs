using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.Components;

/// <summary>What panels say while they have nothing, something old, or something with a gap in it: as the gallery shows it.</summary>
public sealed class PanelStateTests : DashboardFixture
{
    [Theory]
    [InlineData("monitor-counts", "loading", ".count-figure", "–")]
    [InlineData("monitor-counts", "nothing followed", ".count-figure", "0")]
    [InlineData("limit-list", "loading", ".state", "Waiting for the first look at the engine…")]
    [InlineData("clock-facts", "loading", "#clock-offset", "not read yet")]
    [InlineData("clock-facts", "extremes", ".stale-mark", "stale: read 10 m ago")]
    [InlineData("transition-list", "nothing yet", "p", "Nothing has happened yet.")]
    [InlineData("feed-row", "stale", ".stale-mark", "stale: silent for ")]
    [InlineData("rate-chart", "no reading yet", ".rate-empty", "The curve begins with the second reading")]
    [InlineData("rate-chart", "errors, and a gap of five minutes", ".rate-gap", "no readings")]
    [InlineData("rate-chart", "not read for six minutes", ".rate-gap", "no readings")]
    [InlineData("wall-cases", "asking", ".state", "Asking for the walls…")]
    [InlineData("wall-cases", "the lane gives no answer", ".state", "The walls could not be asked for: ")]
    [InlineData("sparkline-view", "nothing seen", ".sparkline-none", "–")]
    [InlineData("feature-list", "gap", ".feature-now", "–")]
    [InlineData("score-gauge", "loading", ".score-gauge-reason", "No score: waiting for the first snapshot")]
    [InlineData("score-gauge", "stale", ".score-gauge-reason", "No score: no update for 12 s")]
    [InlineData("score-gauge", "gap", ".score-gauge-reason", "No score: sequence gap")]
    [InlineData("worth-state", "nothing measured", "#worth-unmeasured", "Nothing is measured in this application: Evaluation:Enabled")]
    [InlineData("worth-state", "no block yet", "#worth-begins", "No block yet. Blocks begin at every tenth minute and count only if they were watched whole: the first ends at 2026-11-21 12:10 UTC, or")]
    [InlineData("worth-state", "first day: no scales", "#worth-unscaled", "No scaled IC yet: ")]
    [InlineData("worth-state", "no block of this horizon", "#worth-none", "No block of classic at 300 s yet: it has blocks of 50 minutes.")]
    [InlineData("worth-facts", "no block yet", "#worth-as-of", "no block yet")]
    [InlineData("worth-facts", "nothing decided yet", "#worth-decided", "none decided yet")]
    [InlineData("worth-verdicts", "nothing decided yet", ".verdict", "○ not proven (0 blocks)")]
    [InlineData("worth-panel", "that fails", ".panel-error", "The figure “A figure” cannot be shown.")]
    [InlineData("worth-curve", "no block", "#worth-scaled", "scaled – (0 of 30 blocks)")]
    [InlineData("worth-deciles", "no block", "td:nth-child(3)", "–")]
    [InlineData("worth-reliability", "no block", "#worth-brier", "Brier – against 0.2500 of a coin")]
    [InlineData("worth-horizons", "no block", "#worth-half-life", "half-life – scaled, – rank")]
    [InlineData("worth-slices", "no block", "td:nth-child(7)", "0 of 30 blocks")]
    [InlineData("worth-factors", "first day: no scales", "td:nth-child(2)", "–")]
    [InlineData("worth-symbols", "loading", ".state", "Reading the symbols' figures…")]
    [InlineData("worth-symbols", "nothing known", ".state", "Nothing is known by symbol yet.")]
    [InlineData("worth-symbols", "none of that name", ".state", "No symbol's name has “NOPE” in it.")]
    [InlineData("why-worth", "nothing measured", "#why-worth-none", "Not measured here.")]
    [InlineData("why-worth", "no edges yet", "[data-worth=decile]", "not known yet")]
    [InlineData("why-worth", "no score", "[data-worth=decile]", "–")]
    [InlineData("why-worth", "not proven", "#why-verdict", "○ not proven (0 blocks)")]
    [InlineData("pane-state", "loading", ".pane-state", "syncing")]
    [InlineData("pane-state", "stale", ".pane-state", "stale 12 s")]
    [InlineData("pane-state", "gap", ".pane-state", "invalid 12 s")]
    [InlineData("pane-state", "extremes", ".pane-state", "gap")]
    public void Panel_State_SaysWhichItIs(string control, string state, string place, string words)
    {
        IElement[] said = [.. Shown(control, state).QuerySelectorAll(place)];
        Assert.NotEmpty(said);
        Assert.All(said, e => Assert.StartsWith(words, e.TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rate-chart", "stale", ".rate-chart[data-stale]")]
    [InlineData("rate-chart", "not read for six minutes", ".rate-chart[data-stale]")]
    [InlineData("feed-row", "stale", "tr[data-stale]")]
    [InlineData("wall-table", "stale", ".walls[data-stale]")]
    public void Panel_Stale_IsDimmed(string control, string state, string dimmed) => Assert.NotNull(Shown(control, state).QuerySelector(dimmed));

    [Theory]
    [InlineData("rate-chart", "normal", ".rate-gap, [data-stale]")]
    [InlineData("feed-row", "connected", ".stale-mark, [data-stale]")]
    [InlineData("wall-table", "every class", "[data-stale]")]
    [InlineData("worth-state", "normal: nothing said", "p")]
    [InlineData("pane-state", "normal, long", ".pane-state")]
    public void Panel_AllIsWell_SaysNothing(string control, string state, string place) => Assert.Null(Shown(control, state).QuerySelector(place));

    private IElement Shown(string control, string state) =>
        Render<LiveRoot>(p => p.AddChildContent<DynamicComponent>(d => d.Add(c => c.Type, GallerySheet.Find(control)!.Examples))).Find($".example[aria-label='{state}'] .example-body");
}
