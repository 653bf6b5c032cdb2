namespace Scalper.Core.Books;

/// <summary>What keeps a book from being Live.</summary>
public enum BookFaultKind : byte
{
    None,
    NotSubscribed,
    AwaitingSnapshot,
    SequenceGap,
    Crossed,
    Locked,
    TooManyLevels,
    Unreadable,
    ConnectionLost,
    Rejected,
    EngineStopped,

    /// <summary>Nothing came on the book's topic, and no fresh ticker vouches for it; Received is the silence in seconds.</summary>
    Silent,

    /// <summary>A later ticker contradicts the book; Expected is the ticker's cross sequence, Received the book's.</summary>
    Behind,

    /// <summary>Updates come, but long after they were made; Received is how late they are in seconds.</summary>
    Late,

    /// <summary>Nothing came for the symbol for so long that it was given up.</summary>
    Gone,

    /// <summary>Its price or quantity steps have changed.</summary>
    InstrumentChanged,

    /// <summary>The lane that keeps the book does not run.</summary>
    EngineBehind,

    /// <summary>The symbol is followed no more.</summary>
    Dropped,

    /// <summary>Too few levels of a side are known; Expected is how many there must be, Received how many of the worse side are.</summary>
    Narrow,
}
