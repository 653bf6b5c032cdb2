namespace Scalper.Core.Events;

/// <summary>How a venue's updates of a book follow each other, and its snapshot. Pure; safe from any thread.</summary>
public interface ISyncRule
{
    /// <summary>
    /// Levels per side that a snapshot has at most, where it has to be asked for and updates tell of all levels there are; 0 where the venue itself sends books of the
    /// subscribed depth.
    /// </summary>
    int SnapshotLevels { get; }

    /// <summary>Whether an update is the next of a book.</summary>
    /// <param name="updateId">Of the update that the book took last, or of its snapshot.</param>
    /// <param name="isFirst">The book has taken none since its snapshot.</param>
    SyncVerdict Judge(in BookEvent update, long updateId, bool isFirst);
}
