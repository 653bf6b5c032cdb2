namespace Scalper.Core.Books;

/// <summary>What a frame did to a book.</summary>
public enum BookChange : byte
{
    /// <summary>Nothing: a repeated frame, or a delta without a snapshot.</summary>
    None,

    /// <summary>A delta was applied; the book is Live.</summary>
    Updated,

    /// <summary>A snapshot replaced everything; the book is Live.</summary>
    Replaced,

    /// <summary>The book is known to be wrong and was emptied.</summary>
    Invalidated,
}
