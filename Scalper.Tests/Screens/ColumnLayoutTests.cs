using FsCheck;
using FsCheck.Fluent;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

public sealed class ColumnLayoutTests
{
    private static readonly ScoreColumn[] Every = Enum.GetValues<ScoreColumn>();

    /// <summary>Against a plain list: whatever is done, columns are shown once each, the symbol among them, and the rules have nothing to say.</summary>
    [Fact]
    public void ToggleAndMove_AnySeries_DoAsAPlainListDoes()
    {
        Gen<(ScoreColumn Column, int Places)> step = from column in Gen.Elements(Every) from places in Gen.Choose(-3, 3) select (column, places);
        Prop.ForAll(step.ListOf().ToArbitrary(), steps =>
        {
            ScreenSettings settings = ScreenSettings.Default;
            List<ScoreColumn> model = [.. ColumnLayout.Usual];
            foreach ((ScoreColumn column, int places) in steps)
            {
                settings = places == 0 ? ColumnLayout.Toggle(settings, column) : ColumnLayout.Move(settings, column, places);
                Step(model, column, places);
                Assert.Equal(model, ColumnLayout.Of(settings));
                Assert.Null(ScreenRules.Complaint(settings));
                Assert.Equal(Every, ColumnLayout.Everything(settings).Order());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Toggle_BackToTheUsual_KeepsNothing()
    {
        ScreenSettings changed = ColumnLayout.Toggle(ScreenSettings.Default, ScoreColumn.Age);
        Assert.NotEmpty(changed.Columns);
        Assert.Equal(ScreenSettings.Default, ColumnLayout.Toggle(changed, ScoreColumn.Age));
    }

    private static void Step(List<ScoreColumn> model, ScoreColumn column, int places)
    {
        int from = model.IndexOf(column);
        if (places == 0 && column != ScoreColumn.Symbol && !model.Remove(column))
        {
            model.Add(column);
        }
        else if (places != 0 && from >= 0)
        {
            model.RemoveAt(from);
            model.Insert(Math.Max(0, Math.Min(model.Count, from + places)), column);
        }
    }
}
