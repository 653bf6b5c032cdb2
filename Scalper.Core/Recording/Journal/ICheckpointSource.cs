using System.Buffers;

namespace Scalper.Core.Recording.Journal;

/// <summary>Tells a lane's whole state, so that a replay can begin there.</summary>
public interface ICheckpointSource
{
    /// <summary>
    /// Writes the state as it is after everything that was appended so far and before anything that comes. Called on the lane's thread, within
    /// <see cref="LaneJournal.Turn"/>, at the beginning of each segment: once an hour or seldomer than that, and after a stop. May make garbage.
    /// </summary>
    /// <param name="output">Takes up to the most bytes that the options allow; beyond those it throws, which the journal expects: let it pass.</param>
    void WriteCheckpoint(IBufferWriter<byte> output);
}
