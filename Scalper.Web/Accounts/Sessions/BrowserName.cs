namespace Scalper.Web.Accounts.Sessions;

/// <summary>What a browser calls itself, in the words of its user. A hint to tell sessions apart, and no proof of anything.</summary>
public static class BrowserName
{
    // Browsers name those they descend from, too: the most special comes first.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as <c>Firefox on Windows</c>; the text itself where it is none of a browser.</summary>
    /// <param name="userAgent">The header User-Agent.</param>
    public static string Of(string userAgent) =>
        userAgent.Length == 0 ? "unknown"
        : Find(Browsers, userAgent) is not { } browser ? userAgent
        : Find(Systems, userAgent) is { } system ? $"{browser} on {system}"
        : browser;

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
