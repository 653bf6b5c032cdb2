namespace Scalper.Web.Components.Controls;

/// <summary>
/// A press on a row of the score table, with what the browser showed there: another row may stand in that place by the time the server
/// hears of it.
/// </summary>
public sealed class PickedRowEventArgs : EventArgs
{
    /// <summary>Empty where the press was on no row.</summary>
    public string Symbol { get; set; } = "";

    /// <summary>On the star, or by its key.</summary>
    public bool IsStar { get; set; }
}
