using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>What the writer knows of a lane.</summary>
internal sealed class LaneBook(LaneJournal journal)
{
    private MissingRecords _lost;

    public LaneJournal Journal { get; } = journal;

    /// <summary>The last segment that the lane has begun, by the recorder's count.</summary>
    public long Begun { get; set; }

    /// <summary>The last segment that has records of the lane, those aside that are told again.</summary>
    public long Written { get; set; }

    /// <summary>It hands over nothing more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Something was handed over and not written since the last block.</summary>
    public bool HasLost => _lost.Any;

    /// <summary>What a chunk holds is missing.</summary>
    public void Lose(Chunk chunk) => _lost.AddAfter(chunk);

    /// <summary>Puts what is missing into a chunk.</summary>
    public void MarkLost(Chunk chunk) => chunk.AddGap(_lost);

    /// <summary>What is missing was told.</summary>
    public void ForgetLost() => _lost.Clear();
}
