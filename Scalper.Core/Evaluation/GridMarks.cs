namespace Scalper.Core.Evaluation;

/// <summary>How a symbol was at a second of the grid.</summary>
[Flags]
public enum GridMarks : byte
{
    /// <summary>Not sampled.</summary>
    None = 0,

    /// <summary>Sampled.</summary>
    Followed = 1,

    /// <summary>Its book was Live, so that there was a score.</summary>
    Scored = 2,

    /// <summary>Trades were missing.</summary>
    Gap = 4,
}
