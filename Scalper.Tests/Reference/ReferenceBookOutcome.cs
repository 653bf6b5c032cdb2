namespace Scalper.Tests.Reference;

/// <summary>What one frame did to a <see cref="ReferenceBook"/>.</summary>
public enum ReferenceBookOutcome
{
    /// <summary>A snapshot, or <c>u</c> = 1: nothing of the old book is left.</summary>
    Replaced,
    Changed,

    /// <summary><c>u</c> at or below the last one: counted, no effect.</summary>
    Old,

    /// <summary>A delta before a snapshot or while Invalid: no effect.</summary>
    Unusable,

    /// <summary>A gap, a crossed or locked book, or too many levels.</summary>
    BecameInvalid,
}
