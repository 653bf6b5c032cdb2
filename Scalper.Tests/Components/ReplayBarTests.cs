using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Replay.Session;
using Scalper.Web.Components.Controls;

namespace Scalper.Tests.Components;

/// <summary>The bar of a replay: what it shows, and what its buttons ask for.</summary>
public sealed class ReplayBarTests : BunitContext
{
    private const long FromNs = 1_786_310_819_000_000_000;
    private const long SecondNs = 1_000_000_000;

    private static readonly ReplayPosition Paused = new(ReplayState.Paused, 1, FromNs + (5 * SecondNs), FromNs, FromNs + (50 * SecondNs), null, 0, 0, [], null);

    private int _acts;

    [Fact]
    public void Render_Paused_SaysWhatItIsAndWhereItStands()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused);
        Assert.Equal("REPLAY 3", bar.Find(".badge").TextContent);
        Assert.Equal("2026-08-09T21:27:04.0000000Z", bar.Find("#replay-now").GetAttribute("datetime"));
        Assert.Equal(("paused", "Play"), (bar.Find("#replay-state").TextContent, bar.Find("#replay-play").TextContent));
        Assert.Equal("1000", bar.Find("#replay-scrub").GetAttribute("value"));
        Assert.Equal(["replay-side", "replay-wall", "replay-gap"], bar.FindAll("button:disabled").Select(b => b.Id));
    }

    [Fact]
    public void Render_WithASymbol_ItsEventsCanBeGoneTo()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused with { State = ReplayState.Playing }, "BTCUSDT");
        Assert.Equal("Pause", bar.Find("#replay-play").TextContent);
        Assert.Empty(bar.FindAll("button:disabled"));
        Assert.Equal("The next change of side of BTCUSDT (n)", bar.Find("#replay-side").GetAttribute("title"));
    }

    [Fact]
    public void Buttons_Each_AskForOneCommand()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused, "BTCUSDT");
        string[] buttons = [.. bar.FindAll("button").Select(b => b.Id!).Where(id => id != "replay-loop")];
        Assert.Equal(8, buttons.Length);
        for (int i = 0; i < buttons.Length; i++)
        {
            bar.Find("#" + buttons[i]).Click();
            Assert.Equal(i + 1, _acts);
        }
    }

    [Fact]
    public void Loop_FromHereToHere_IsAskedForAndEnded()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused);
        bar.Find("#replay-loop").Click();
        Assert.True(bar.Find("#replay-loop").HasAttribute("disabled"));
        bar.Render(p => p.Add(b => b.At, Paused with { NowNs = Paused.NowNs + SecondNs }));
        bar.Find("#replay-loop").Click();
        Assert.Equal(1, _acts);
        bar.Render(p => p.Add(b => b.At, Paused with { Loop = new ReplayLoop(Paused.NowNs, Paused.NowNs + SecondNs) }));
        Assert.Equal("End loop", bar.Find("#replay-loop").TextContent);
        bar.Find("#replay-loop").Click();
        Assert.Equal(2, _acts);
    }

    [Fact]
    public void GoTo_NoTime_IsSaidAndATimeIsAskedFor()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused);
        bar.Find("#replay-at").Change("tea");
        Assert.Equal("Expected a time such as 12:40:50.5, or with its day, came 'tea'.", bar.Find("#replay-complaint").TextContent);
        Assert.Equal(0, _acts);
        bar.Find("#replay-at").Change("21:27:10");
        Assert.Equal(1, _acts);
        Assert.Empty(bar.FindAll("#replay-complaint"));
        bar.Find("#replay-scrub").Change("5000");
        bar.Find("#replay-speed").Change("max");
        Assert.Equal(3, _acts);
    }

    [Fact]
    public void Render_Faulted_SaysWhyAndCannotPlay()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused with { State = ReplayState.Faulted, Fault = "The file is gone." });
        Assert.Equal("The file is gone.", bar.Find("#replay-complaint").TextContent);
        Assert.True(bar.Find("#replay-play").IsDisabled());
        Assert.Empty(bar.FindAll("button:enabled, input:enabled, select:enabled"));
        Assert.Equal("A fault has ended this replay", bar.Find("#replay-event-on").GetAttribute("title"));
    }

    [Fact]
    public void Render_ForWhoMaySetNothing_TellsAndSetsNothing()
    {
        IRenderedComponent<ReplayBar> bar = Render<ReplayBar>(p => p.Add(b => b.Id, 3).Add(b => b.Source, "recordings").Add(b => b.At, Paused).Add(b => b.Symbol, "BTCUSDT"));
        Assert.Equal("paused", bar.Find("#replay-state").TextContent);
        Assert.Empty(bar.FindAll("button:enabled, input:enabled, select:enabled"));
        Assert.All(bar.FindAll("button, input, select"), e => Assert.Equal("Traders and administrators alone open, close and set replays", e.GetAttribute("title")));
    }

    [Fact]
    public void Share_WhatCannotBe_SaysWhyAndLeadsNowhere()
    {
        IRenderedComponent<ReplayBar> bar = Open(Paused);
        Assert.Equal("This instant in a file: open a symbol first", bar.Find("span#replay-moment").GetAttribute("title"));
        Assert.Equal("What is replayed was not recorded on this server: no link leads to it. Share it as a moment", bar.Find("span#replay-link").GetAttribute("title"));
        bar.Render(p => p.Add(b => b.Symbol, "BTCUSDT").Add(b => b.Link, "/replays?ns=1").Add(b => b.Moment, "api/replay/moment?symbol=BTCUSDT"));
        Assert.Equal(("/replays?ns=1", "api/replay/moment?symbol=BTCUSDT"), (bar.Find("a#replay-link").GetAttribute("href"), bar.Find("a#replay-moment[download]").GetAttribute("href")));
    }

    private IRenderedComponent<ReplayBar> Open(ReplayPosition at, string? symbol = null) => Render<ReplayBar>(p => p
        .Add(b => b.Id, 3).Add(b => b.Source, "recordings").Add(b => b.At, at).Add(b => b.Symbol, symbol).Add(b => b.OnAct, _ => _acts++));
}
