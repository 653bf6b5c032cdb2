using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Layout;

namespace Scalper.Tests.Components;

/// <summary>A panel that fails says so, and the page around it goes on.</summary>
public sealed class PanelBoundaryTests : DashboardFixture
{
    private string? _fault;

    [Fact]
    public void Render_ContentFails_TheReasonTakesItsPlace()
    {
        _fault = "A figure was out of range.";
        IRenderedComponent<LiveRoot> page = Open();
        IElement error = page.Find(".panel-error[role=alert]");
        Assert.Equal("The list cannot be shown. A figure was out of range.", error.QuerySelector("p")!.TextContent);
        Assert.Empty(page.FindAll("#inside"));
        Assert.Equal("beside", page.Find("#beside").TextContent);
    }

    [Fact]
    public void TryAgain_FaultIsOver_ShowsTheContent()
    {
        _fault = "Once.";
        IRenderedComponent<LiveRoot> page = Open();
        page.Find(".panel-error button").Click();
        Assert.Contains("Once.", page.Find(".panel-error").TextContent, StringComparison.Ordinal);
        _fault = null;
        page.Find(".panel-error button").Click();
        Assert.Equal("value 1", page.Find("#inside").TextContent);
        Assert.Empty(page.FindAll(".panel-error"));
    }

    [Fact]
    public void Tick_ValueCannotBeRead_ThePanelSaysSoAndOthersGoOn()
    {
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("value 1", page.Find("#inside").TextContent);
        _fault = "The value is gone.";
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Contains("The value is gone.", page.Find(".panel-error").TextContent, StringComparison.Ordinal));
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal("12:00:02 UTC", page.Find("#strip-clock").TextContent));
    }

    [Fact]
    public void Layout_PageFails_StripAndNavigationStay()
    {
        _fault = "Nothing to draw.";
        IRenderedComponent<MainLayout> layout = Render<MainLayout>(p => p.Add(l => l.Body, Inside()));
        Assert.Contains("This page cannot be shown. Nothing to draw.", layout.Find("main .panel-error").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(layout.FindAll(".strip .pages a"));
        _fault = null;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/feeds");
        layout.Render();
        Assert.Equal("value 1", layout.Find("#inside").TextContent);
    }

    private IRenderedComponent<LiveRoot> Open() => Render<LiveRoot>(p => p
        .AddChildContent<PanelBoundary>(b => b.Add(x => x.Title, "The list").Add(x => x.ChildContent, Inside()))
        .AddChildContent("<p id=\"beside\">beside</p>")
        .AddChildContent<TopStrip>());

    private RenderFragment Inside() => builder =>
    {
        builder.OpenComponent<LiveView<string>>(0);
        builder.AddComponentParameter(1, nameof(LiveView<string>.Read), () => _fault is null ? "value 1" : throw new InvalidOperationException(_fault));
        builder.AddComponentParameter(2, nameof(LiveView<string>.ChildContent), (RenderFragment<string>)(value => inner => inner.AddMarkupContent(0, $"<p id=\"inside\">{value}</p>")));
        builder.CloseComponent();
    };
}
