using Scalper.Web.Screens;

namespace Scalper.Web.Data;

/// <summary>A pane of the symbol page that an account has arranged; panes without a row stand as usual.</summary>
public sealed class ScreenPaneRow
{
    public required string AccountId { get; set; }

    public required string Pane { get; set; }

    public required bool IsShown { get; set; }

    public required int Share { get; set; }

    /// <summary>JSON; empty for none.</summary>
    public required string Options { get; set; }

    public static ScreenPaneRow Of(string accountId, PaneLayout pane) => new()
    {
        AccountId = accountId,
        Pane = pane.Pane.ToString(),
        IsShown = pane.IsShown,
        Share = pane.Share,
        Options = pane.Options,
    };
}
