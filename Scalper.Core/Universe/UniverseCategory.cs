namespace Scalper.Core.Universe;

/// <summary>What the universe rule makes of a contract.</summary>
public enum UniverseCategory : byte
{
    /// <summary>Followed, and named in <see cref="UniverseOptions.Prime"/>.</summary>
    Prime,

    /// <summary>Followed.</summary>
    Normal,

    /// <summary>Not followed.</summary>
    Excluded,
}
