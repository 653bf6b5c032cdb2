using Microsoft.AspNetCore.Components;
using Scalper.Web.Components;

namespace Scalper.Web.Live;

/// <summary>A page that the navigation offers.</summary>
public sealed record AppPage(string Path, string Title)
{
    // Of this server, whatever market is shown.
    private const string RecordingsPath = "/recordings", ReplaysPath = "/replays";

    private static readonly HashSet<string> Routes =
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>().Select(r => r.Template),
    ];

    /// <summary>The pages that exist, in order.</summary>
    public static IReadOnlyList<AppPage> All { get; } =
    [
        .. new AppPage[] { new("/", "Scores"), new("/monitor-micro", "Monitor"), new("/symbol", "Symbol"), new("/quality", "Worth"), new("/feeds", "Feeds"), new(RecordingsPath, "Recordings"), new(ReplaysPath, "Replays") }.Where(p => Routes.Contains(p.Path)),
    ];

    /// <summary>For administrators: accounts, keys and the audit log, which are rendered without a circuit.</summary>
    public static AppPage Administration { get; } = new("/admin", "Admin");

    /// <summary>What a link on a page says: relative where the page shows a market, so that who watches a replay stays in it.</summary>
    public string Address => Path switch
    {
        "/" => "./",
        RecordingsPath or ReplaysPath => Path,
        _ => Path[1..],
    };

    /// <summary>Whether an address of this site, without its query, shows this page.</summary>
    public bool IsAt(string path) => path == Path || (Path == "/" ? path == "/dashboard" : path.StartsWith(Path + "/", StringComparison.Ordinal));
}
