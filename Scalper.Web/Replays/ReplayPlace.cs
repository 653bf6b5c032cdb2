using Scalper.Core.Replay.Session;

namespace Scalper.Web.Replays;

/// <summary>Which market an application shows: the live one, or a replay.</summary>
/// <param name="Id">The replay's, as addresses have it; 0 live.</param>
/// <param name="Session">Null live.</param>
public sealed record ReplayPlace(int Id, ReplaySession? Session)
{
    /// <summary>What the addresses of all replays begin with.</summary>
    public const string Root = "/replay";

    /// <summary>The header that says which replay an answer is of; live answers have none.</summary>
    public const string Header = "Scalper-Replay";

    public static ReplayPlace Live { get; } = new(0, null);

    /// <summary>Full path of the file or folder that is played; empty live.</summary>
    public string From { get; init; } = "";

    /// <summary>How whoever shared it looked at it.</summary>
    public SharedView View { get; init; } = SharedView.None;

    public bool IsLive => Session is null;

    /// <summary>What its addresses begin with; empty live.</summary>
    public string Path => IsLive ? "" : PathOf(Id);

    /// <summary>Where it is opened: the page of the symbol that was shared, else the dashboard.</summary>
    public string Entry => $"{Path}/{(View.Symbol is { } symbol ? $"symbol/{Uri.EscapeDataString(symbol)}" : "")}";

    /// <summary>Its number and what it plays, as the audit log has it.</summary>
    internal string Words => FormattableString.Invariant($"replay {Id} of {Session?.Source}{(Session is { } session ? $" from {ReplayWords.Iso(session.Transport.Read().FromNs)}" : "")}");

    public static string PathOf(int id) => FormattableString.Invariant($"{Root}/{id}");

    /// <summary>Whether what is played lies in a folder, or is it.</summary>
    /// <param name="folder">Its full path.</param>
    public bool IsOf(string folder) => WithEnd(From).StartsWith(WithEnd(folder), StringComparison.Ordinal);

    private static string WithEnd(string path) => System.IO.Path.TrimEndingDirectorySeparator(path) + System.IO.Path.DirectorySeparatorChar;
}
