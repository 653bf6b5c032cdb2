using Microsoft.AspNetCore.Components;

namespace Scalper.Web.Live;

/// <summary>Which page an address shows.</summary>
public static class PageAddress
{
    /// <summary>The page's path, from the market's own beginning: the same in a replay as live. Without query and fragment; begins with a slash.</summary>
    public static string PagePath(this NavigationManager navigation)
    {
        string path = navigation.ToBaseRelativePath(navigation.Uri);
        int end = path.AsSpan().IndexOfAny('?', '#');
        return "/" + (end < 0 ? path : path[..end]);
    }
}
