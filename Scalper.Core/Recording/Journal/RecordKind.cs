namespace Scalper.Core.Recording.Journal;

/// <summary>What a record of the journal is. The numbers stand in files: none is ever given to anything else.</summary>
public enum RecordKind : byte
{
    /// <summary>A frame as it was received, readable or not.</summary>
    Frame = 1,

    /// <summary>A connection opened or ended, a subscription was confirmed or refused.</summary>
    FeedEvent = 2,

    /// <summary>A command that changed state.</summary>
    Command = 3,

    /// <summary>A deadline that passed and changed state.</summary>
    Deadline = 4,

    /// <summary>A setting that changes results: <see cref="SettingRecord"/>.</summary>
    Setting = 5,

    /// <summary>The lane's whole state after the record with this number.</summary>
    Checkpoint = 6,

    /// <summary>Records are missing here: <see cref="Journal.GapMark"/>. Its number is that of the last of them.</summary>
    GapMark = 7,

    /// <summary>A hash over the lane's results up to the record with this number.</summary>
    Hash = 8,
}
