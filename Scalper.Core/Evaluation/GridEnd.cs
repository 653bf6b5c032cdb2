namespace Scalper.Core.Evaluation;

/// <summary>Why a chunk ends where it does.</summary>
public enum GridEnd : byte
{
    /// <summary>It is full.</summary>
    Full,

    /// <summary>The symbol is followed no more, or its book was given up: what would have become of the last windows, nobody will know.</summary>
    Gone,

    /// <summary>The run or the recording ended, or the machine slept: that says nothing of the symbol.</summary>
    Cut,
}
