namespace Scalper.Core.Quality;

/// <summary>What a grade is made of. Of two that are as bad, the earlier one is named first: causes stand before what follows from them.</summary>
public enum QualityCriterion : byte
{
    /// <summary>Nothing came for so long that the symbol was given up: F, whatever the window says.</summary>
    Gone,

    /// <summary>Updates that were missing.</summary>
    SequenceGaps,

    /// <summary>Seconds in which a crossed or locked book waited for its snapshot.</summary>
    CrossedSeconds,

    /// <summary>Frames of book, trades or ticker that could not be read.</summary>
    UnreadableFrames,

    /// <summary>Seconds, of the longest time in which the venue delivered elsewhere and nothing vouched for the book.</summary>
    DataAge,

    /// <summary>Milliseconds behind the metrics feed: the median of the worst minute.</summary>
    Lag,

    /// <summary>Times the book had to be asked for again.</summary>
    Resyncs,

    /// <summary>Percent of the time in which the book was Live.</summary>
    LiveShare,
}
