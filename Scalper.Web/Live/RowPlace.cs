namespace Scalper.Web.Live;

/// <summary>
/// A place in one viewer's table and the row that stands there now. When rows change places, the places stay and only what stands in
/// them changes: the table is not rendered again, just the cells that then show something else. Used on the viewer's circuit only.
/// </summary>
/// <param name="number">From the top, from 0.</param>
public sealed class RowPlace(ScoreRow row, int number = 0)
{
    /// <summary>From the top, from 0.</summary>
    public int Number => number;

    public ScoreRow Row { get; internal set; } = row;
}
