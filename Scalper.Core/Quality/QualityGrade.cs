namespace Scalper.Core.Quality;

/// <summary>How far a symbol's data can be trusted, best first.</summary>
public enum QualityGrade : byte
{
    /// <summary>Nothing to object to.</summary>
    A,

    /// <summary>Single faults, each repaired at once.</summary>
    B,

    /// <summary>Doubtful: the score is shown greyed.</summary>
    C,

    /// <summary>Not to be acted on: no score is shown.</summary>
    D,

    /// <summary>Unusable: no score is shown.</summary>
    F,
}
