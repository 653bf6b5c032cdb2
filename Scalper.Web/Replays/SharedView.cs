using Scalper.Core.Replay.Export;
using Scalper.Web.Screens;

namespace Scalper.Web.Replays;

/// <summary>How somebody who shared a moment or a link looked at it.</summary>
/// <param name="Symbol">Whose page it was; null where none is told.</param>
/// <param name="At">Where a moment is opened; null where it says nothing.</param>
/// <param name="Layout">Of that page; null leaves everybody their own.</param>
/// <param name="Notice">Why it is shown otherwise than it was shared, in a sentence; null where it is not.</param>
public sealed record SharedView(string? Symbol, MomentInstant? At, SymbolLayout? Layout, string? Notice)
{
    /// <summary>Nobody shared it.</summary>
    public static SharedView None { get; } = new(null, null, null, null);

    /// <param name="moment">Of a file, which anybody may have made; null where it is none.</param>
    public static SharedView Of(Moment? moment)
    {
        if (moment is null)
        {
            return None;
        }

        string? complaint = null;
        SymbolLayout? layout = moment.Layout is { } text ? LayoutText.Read(text, out complaint) : null;
        return new SharedView(moment.Symbol, moment.Instant, layout, Told("moment", complaint));
    }

    /// <param name="layout">What a link carries of it; null where it carries none.</param>
    public static SharedView OfLink(string? layout)
    {
        string? complaint = null;
        SymbolLayout? read = layout is null ? null : LayoutLink.Read(layout, out complaint);
        return new SharedView(null, null, read, Told("link", complaint));
    }

    private static string? Told(string what, string? complaint) =>
        complaint is null ? null : $"Symbol pages are shown as you have set them: the layout of the {what} can't be used. {complaint}";
}
