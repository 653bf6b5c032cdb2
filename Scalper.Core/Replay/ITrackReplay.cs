using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>A replay of one lane that goes on record by record: each is read, looked at, and taken. One thread.</summary>
internal interface ITrackReplay : IDisposable
{
    /// <summary>The lane as the last record left it; null where nothing can be played until the next checkpoint.</summary>
    LaneInputs? Lane { get; }

    /// <summary>As they were recorded, up to now.</summary>
    EngineOptions Options { get; }

    /// <summary>Inputs played so far.</summary>
    long Inputs { get; }

    /// <summary>What could not be read or played so far, in sentences; bounded.</summary>
    IReadOnlyList<string> Faults { get; }

    /// <summary>The record that was read, and is not taken yet.</summary>
    JournalRecord Current { get; }

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end.</returns>
    bool Read();

    /// <summary>Does what the record says, as far as it can be done: an input is played where there is a lane.</summary>
    void Take();

    /// <summary>What is read first is the beginning of a segment. Before the first record is read.</summary>
    void StartAt(int segment);

    /// <summary>Keeps the lane as it is before the record at hand, or at the end; null where there is no lane.</summary>
    /// <param name="clockNs">Latest receive time so far.</param>
    /// <param name="scratch">Where the state is written first, as its size is not known before: megabytes, for all lanes of a replay.</param>
    LaneKeyframe? Keep(long clockNs, ArrayBufferWriter<byte> scratch);

    /// <summary>Goes on from what was kept of a replay of the same track. Before the first record is read.</summary>
    /// <returns>False where it was the end; else its record is at hand.</returns>
    /// <exception cref="State.StateFormatException">It is not such a state.</exception>
    bool Resume(LaneKeyframe keyframe);
}
