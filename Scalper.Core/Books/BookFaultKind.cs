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
}
