using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Web.Recording;

/// <summary>The recordings of this installation, recorded now or not. Safe from any thread.</summary>
public interface IRecordings
{
    /// <summary>Where recordings come from; null where recording is off.</summary>
    JournalRecorder? Recorder { get; }

    /// <summary>Where they lie; there may be no such folder yet.</summary>
    RecordingFolder Folder { get; }

    /// <summary>What the recorder was doing at its last turn; null where recording is off.</summary>
    RecordingStatus? Status { get; }

    /// <summary>Segments that the run before left without their end, and what was done to them.</summary>
    IReadOnlyList<RepairReport> Repairs { get; }

    /// <summary>How full their disk is; null where the system does not say.</summary>
    DiskRoom? ReadDisk();

    /// <summary>All segments, oldest first.</summary>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    IReadOnlyList<RecordedSegment> List();

    /// <summary>Keeps a segment whatever the budget says, or lets it go when its time has come.</summary>
    /// <param name="name">One that <see cref="List"/> has.</param>
    /// <returns>False where there is none of this name (any more).</returns>
    /// <exception cref="IOException">It could not be written down.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    bool SetPin(string name, bool isPinned);
}
