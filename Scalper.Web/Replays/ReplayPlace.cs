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

    public bool IsLive => Session is null;

    /// <summary>What its addresses begin with; empty live.</summary>
    public string Path => IsLive ? "" : PathOf(Id);

    public static string PathOf(int id) => FormattableString.Invariant($"{Root}/{id}");
}
