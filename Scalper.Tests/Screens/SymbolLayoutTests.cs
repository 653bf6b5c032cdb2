using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

public sealed class SymbolLayoutTests
{
    private static readonly SymbolLayout Usual = SymbolLayout.Default;

    [Fact]
    public void Columns_Together_HoldEveryPaneOnce() =>
        Assert.Equal(Enum.GetValues<SymbolPane>().Order(), Enumerable.Range(0, Usual.Columns.Length).SelectMany(c => SymbolLayout.PanesOf(c)).Order());

    [Fact]
    public void Toggle_Pane_HidesAndShowsItInItsPlace()
    {
        Assert.Equal([SymbolPane.Heatmap, SymbolPane.Chart], Usual.Shown(0).Select(p => p.Pane));
        SymbolLayout without = Usual.Toggle(SymbolPane.Heatmap);
        Assert.Equal([SymbolPane.Chart], without.Shown(0).Select(p => p.Pane));
        Assert.Equal(Usual, without.Toggle(SymbolPane.Heatmap));
    }

    [Fact]
    public void Toggle_LastPane_Stays()
    {
        SymbolLayout one = Enum.GetValues<SymbolPane>().Where(p => p != SymbolPane.Tape && Usual[p].IsShown).Aggregate(Usual, (layout, pane) => layout.Toggle(pane));
        Assert.Equal([SymbolPane.Tape], one.Panes.Where(p => p.IsShown).Select(p => p.Pane));
        Assert.Equal(one, one.Toggle(SymbolPane.Tape));
    }

    [Fact]
    public void Resize_OutOfRange_IsBroughtIntoIt()
    {
        SymbolLayout resized = Usual.Resize([5, 5_000, 100], new Dictionary<SymbolPane, int> { [SymbolPane.Tape] = -3, [SymbolPane.Chart] = 40 });
        Assert.Equal([10, 1_000, 100], resized.Columns.ToArray());
        Assert.Equal(10, resized[SymbolPane.Tape].Share);
        Assert.Equal(40, resized[SymbolPane.Chart].Share);
        Assert.Equal(Usual[SymbolPane.Ladder], resized[SymbolPane.Ladder]);
        Assert.Equal(Usual.Columns, Usual.Resize([1, 2], new Dictionary<SymbolPane, int>()).Columns);
    }
}
