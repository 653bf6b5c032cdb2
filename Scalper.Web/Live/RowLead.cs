namespace Scalper.Web.Live;

/// <summary>How far the leading symbol was ahead of a row when the board was last read; none where the two can't be compared.</summary>
/// <param name="AheadBps">Its return over the last second minus the row's own, bps; none where either is, and for that symbol itself.</param>
/// <param name="Ahead5sBps">The same over five seconds.</param>
public readonly record struct RowLead(double? AheadBps, double? Ahead5sBps)
{
    /// <summary>The number as printed; a dash for none.</summary>
    public string Text => Figures.Signed(AheadBps, 1);
}
