namespace Scalper.Web.Live;

/// <summary>
/// A place in one viewer's table and the row that stands there now. When rows change places, the places stay and only what stands in
/// them changes: the table is not rendered again, just the cells that then show something else. Used on the viewer's circuit only.
/// </summary>
public sealed class RowPlace(ScoreRow row)
{
    public ScoreRow Row { get; internal set; } = row;
}
