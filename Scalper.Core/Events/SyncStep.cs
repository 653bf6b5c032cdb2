namespace Scalper.Core.Events;

/// <summary>How an update stands to a book.</summary>
public enum SyncStep : byte
{
    /// <summary>The very next.</summary>
    Next,

    /// <summary>The book has it already: a copy, or one from before its snapshot.</summary>
    Old,

    /// <summary>Something between is missing.</summary>
    Gap,
}
