using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Replay.Session;
using Scalper.Web.Components.Controls;

namespace Scalper.Tests.Components;

public sealed class ReplayStripViewTests : BunitContext
{
    private static readonly StripBin[] Typical =
    [
        .. Enumerable.Repeat(new StripBin(80, StripBook.Live), 160), .. Enumerable.Repeat(new StripBin(50, StripBook.Live), 160), .. Enumerable.Repeat(new StripBin(20, StripBook.NotLive), 60),
        .. Enumerable.Repeat(new StripBin(null, StripBook.Missing), 20),
    ];

    [Fact]
    public void Draw_EqualNeighbours_AreOneRectangle()
    {
        IRenderedComponent<ReplayStripView> view = Open(Strip(Typical));

        Assert.Equal(
            [
                ("strip-live", "M0 18h320v1H0z"), ("strip-not-live", "M320 16h60v3H320z"), ("strip-missing", "M380 0h20v19H380z"),
                ("strip-long", "M0 1h160v6H0z"), ("strip-flat", "M160 6h160v2H160z"), ("strip-short", "M320 7h60v6H320z"),
            ],
            view.FindAll("path[class]:not(.strip-middle)").Select(p => (p.ClassName!, p.GetAttribute("d")!)));
        Assert.Empty(view.FindAll("p"));
    }

    [Fact]
    public void Draw_Whole_SaysInWordsWhatIsToBeSeen()
    {
        IElement drawing = Open(Strip(Typical)).Find("svg");
        Assert.Equal("img", drawing.GetAttribute("role"));
        Assert.Equal("Scores of BTCUSDT: 42 % long, 16 % short; book live 80 % of the time, not followed 5 %", drawing.GetAttribute("aria-label"));
    }

    [Fact]
    public void Draw_WhileItIsRead_SaysHowFar()
    {
        IRenderedComponent<ReplayStripView> view = Open(Strip(Typical[..100]));
        Assert.Equal("reading… 25 %", view.Find("p").TextContent);
        Assert.Equal("Scores of BTCUSDT: 100 % long, 0 % short; book live 100 % of the time; 25 % of the recording is read", view.Find("svg").GetAttribute("aria-label"));
        Assert.Equal("Scores of BTCUSDT: reading…", Open(null).Find("p").TextContent);
    }

    [Fact]
    public void Draw_Fault_IsSaid()
    {
        Assert.Equal("It is gone.", Open(Strip(Typical[..100]) with { Fault = "It is gone." }).Find("p").TextContent);

        // Over a whole strip nothing is written.
        IRenderedComponent<ReplayStripView> whole = Open(Strip(Typical) with { Fault = "A block is damaged." });
        Assert.Empty(whole.FindAll("p"));
        Assert.EndsWith("; A block is damaged.", whole.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_NoSymbol_SaysWhatToDo()
    {
        IRenderedComponent<ReplayStripView> view = Render<ReplayStripView>();
        Assert.Empty(view.FindAll("svg"));
        Assert.Contains("Open a symbol", view.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_TheSameAgain_AreNotRendered()
    {
        ReplayStrip strip = Strip(Typical[..100]);
        IRenderedComponent<ReplayStripView> view = Open(strip);

        view.Render(p => p.Add(v => v.Symbol, "BTCUSDT").Add(v => v.Strip, strip));
        Assert.Equal(1, view.RenderCount);

        view.Render(p => p.Add(v => v.Symbol, "BTCUSDT").Add(v => v.Strip, Strip(Typical)));
        Assert.Equal(2, view.RenderCount);
        Assert.Empty(view.FindAll("p"));
    }

    private IRenderedComponent<ReplayStripView> Open(ReplayStrip? strip) => Render<ReplayStripView>(p => p.Add(v => v.Symbol, "BTCUSDT").Add(v => v.Strip, strip));

    private static ReplayStrip Strip(StripBin[] bins) => new("BTCUSDT", 0, 400, bins, null);
}
