namespace Scalper.Core.Recording.Journal;

/// <summary>What a reader wants to know of a block before it unpacks it. The bits stand in files.</summary>
[Flags]
public enum BlockMarks : ushort
{
    None = 0,

    /// <summary>The records are not compressed.</summary>
    Plain = 1,

    /// <summary>Holds a checkpoint.</summary>
    Checkpoint = 2,

    /// <summary>Holds a gap mark.</summary>
    Gap = 4,

    /// <summary>Holds settings in their place among the records.</summary>
    Setting = 8,

    /// <summary>Holds nothing but settings of earlier segments, told once more; they have no place in the lane's order.</summary>
    Repeated = 16,

    /// <summary>The lane's first block in this segment, and no checkpoint came before it: replay of the lane can't begin here.</summary>
    Headless = 32,

    /// <summary>Numbers and ids of the payloads stand by themselves: see <see cref="FieldSplitter"/>. Of version 2.</summary>
    Split = 64,
}
