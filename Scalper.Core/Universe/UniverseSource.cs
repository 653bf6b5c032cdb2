namespace Scalper.Core.Universe;

/// <summary>Where the list of followed symbols came from.</summary>
public enum UniverseSource : byte
{
    /// <summary>The rule, applied to the venue's own lists.</summary>
    Venue,

    /// <summary>A fixed list in the settings.</summary>
    Settings,

    /// <summary>The fallback list in the settings, because the venue did not answer and no list of it was kept.</summary>
    Fallback,

    /// <summary>The rule or the fixed list, applied to the venue's list as last kept, because the venue did not answer.</summary>
    Stored,

    /// <summary>What is in a recording that is played.</summary>
    Recorded,
}
