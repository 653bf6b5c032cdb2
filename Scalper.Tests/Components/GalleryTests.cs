using Bunit;
using Microsoft.AspNetCore.Components;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.Components;

/// <summary>The sheets that people look at under /gallery, drawn here.</summary>
public sealed class GalleryTests : DashboardFixture
{
    // Controls that draw nothing to look at. What they do is tested where they stand.
    private static readonly Dictionary<Type, string> NothingToSee = new()
    {
        [typeof(LiveRoot)] = "carries the pulse of the page that shows the gallery",
        [typeof(PulseBeat)] = "beats in LiveRoot, without markup",
        [typeof(ScreenWatch)] = "marks for scripts, hidden",
        [typeof(ColourScheme)] = "a mark for the style sheet, hidden; the gallery sets its own to try the presets",
    };

    public static TheoryData<string> Names => [.. GallerySheet.All.Select(s => s.Name)];

    [Fact]
    public void Sheets_EveryControlThatCanBeSeen_IsShown()
    {
        HashSet<Type> shown = [];
        foreach (GallerySheet sheet in GallerySheet.All)
        {
            shown.UnionWith(Drawn(Open(sheet)));
        }

        IEnumerable<Type> controls = typeof(LiveRoot).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(LiveRoot).Namespace && typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract && !t.IsNested);
        Assert.All(controls, c => Assert.True(shown.Contains(c) ^ NothingToSee.ContainsKey(c), $"{c.Name} is {(shown.Contains(c) ? "shown, and on the list of those that are not" : "on no sheet of the gallery")}"));
    }

    [Fact]
    public void Sheets_EachOfOneControl_HaveNamesOfTheirOwn()
    {
        Assert.Equal(GallerySheet.All.Count, GallerySheet.All.DistinctBy(s => s.Name).Count());
        Assert.Equal("feed-row", Assert.Single(GallerySheet.All, s => s.Control == typeof(FeedRow)).Name);
        Assert.Same(GallerySheet.All[0], GallerySheet.Find(GallerySheet.All[0].Name));
        Assert.Null(GallerySheet.Find("no-such-control"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sheet_Drawn_ShowsItsControlInEveryExample(string name)
    {
        GallerySheet sheet = GallerySheet.Find(name)!;
        IRenderedComponent<LiveRoot> page = Open(sheet);
        Assert.Contains(sheet.Control, Drawn(page));
        Assert.NotEmpty(page.FindAll(".example"));
        Assert.All(page.FindAll(".example > h2"), h => Assert.NotEqual("", h.TextContent.Trim()));
    }

    private IRenderedComponent<LiveRoot> Open(GallerySheet sheet) =>
        Render<LiveRoot>(p => p.AddChildContent<DynamicComponent>(d => d.Add(c => c.Type, sheet.Examples)));

    /// <summary>The kinds of components on the sheet; of a generic one its definition.</summary>
    private static HashSet<Type> Drawn(IRenderedComponent<LiveRoot> page) =>
        [.. page.FindComponent<DynamicComponent>().FindComponents<IComponent>().Select(c => c.Instance.GetType()).Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t)];
}
