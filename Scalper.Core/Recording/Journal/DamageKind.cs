namespace Scalper.Core.Recording.Journal;

/// <summary>Which part of a segment is not as it was written.</summary>
public enum DamageKind
{
    /// <summary>The segment's header.</summary>
    Header,

    /// <summary>A block, or bytes where one should be.</summary>
    Block,

    /// <summary>The index.</summary>
    Index,

    /// <summary>The trailer, or bytes behind it.</summary>
    Trailer,

    /// <summary>The end of a segment without a trailer: its writer was ended in the middle of a block, or is writing it now.</summary>
    TornTail,
}
