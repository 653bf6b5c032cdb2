namespace Scalper.Core.Replay.Session;

/// <summary>How a symbol's book stood, from the best to the worst.</summary>
public enum StripBook : byte
{
    /// <summary>All the time.</summary>
    Live,

    /// <summary>It was followed, and its book not Live for a while.</summary>
    NotLive,

    /// <summary>It was not followed for a while, or what came is not recorded.</summary>
    Missing,
}
