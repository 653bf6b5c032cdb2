namespace Scalper.Web.Live;

/// <summary>How far the leading symbol was ahead of a row when the board was last read. Immutable, shared by all viewers.</summary>
/// <param name="AheadBps">Its return over the last second minus the row's own, bps; none where either is, and for that symbol itself.</param>
/// <param name="Ahead5sBps">The same over five seconds.</param>
public sealed record RowLead(double? AheadBps, double? Ahead5sBps)
{
    private string? _text;

    public static RowLead None { get; } = new(null, null);

    /// <summary>The number as printed, made when first shown; a dash for none.</summary>
    public string Text => _text ??= Figures.Signed(AheadBps, 1);
}
