namespace Scalper.Core.Primitives;

/// <summary>How far a book can be trusted. Only a <see cref="Live"/> book yields features and a score.</summary>
public enum BookStatus : byte
{
    /// <summary>Nothing was ever received and nothing is asked for.</summary>
    Empty,

    /// <summary>Asked for; the first snapshot has not come.</summary>
    Syncing,

    /// <summary>Equal to the venue's book at its update id.</summary>
    Live,

    /// <summary>Was right once; its source is silent or gone.</summary>
    Stale,

    /// <summary>Known to be wrong; a fresh snapshot is asked for.</summary>
    Invalid,
}
