namespace Scalper.Web.Screens;

/// <summary>What people choose from, wherever they choose.</summary>
public static class ScreenWords
{
    public static IReadOnlyList<(ColourPreset Preset, string Title)> Colours { get; } =
    [
        (ColourPreset.GreenRed, "Green up, red down"),
        (ColourPreset.RedGreen, "Red up, green down"),
        (ColourPreset.BlueOrange, "Blue up, orange down (colour-blind)"),
    ];

    /// <summary>IANA names: UTC, then those of the alphabet.</summary>
    /// <param name="present">The one that is chosen; among them even where this machine does not know it.</param>
    public static IEnumerable<string> Zones(string present) => TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
        .Append(ScreenSettings.Utc).Append(present).Distinct(StringComparer.Ordinal)
        .OrderByDescending(z => z == ScreenSettings.Utc).ThenBy(z => z, StringComparer.Ordinal);
}
