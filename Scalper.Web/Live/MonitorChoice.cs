namespace Scalper.Web.Live;

/// <summary>Which symbols the monitor shows.</summary>
public enum MonitorChoice : byte
{
    All,

    /// <summary>The book is live, quiet ones too.</summary>
    Live,

    /// <summary>Live without an update of its own; a fresh ticker vouches for it.</summary>
    Quiet,

    /// <summary>Asked for: no book has come yet.</summary>
    Waiting,

    Stale,

    Invalid,

    Gone,
}
