namespace Scalper.Core.Replay;

/// <summary>What became of the replay of one lane.</summary>
/// <param name="Inputs">Played: frames, and what else changed the lane.</param>
/// <param name="Frames">Of those, frames.</param>
/// <param name="Scores">Made.</param>
/// <param name="Gaps">Places over which nothing could be played.</param>
/// <param name="Missing">Inputs that are not there or could not be played: before the first checkpoint, in gaps, in damaged blocks.</param>
/// <param name="Compared">Hashes of the live run that were compared.</param>
/// <param name="FromNs">Receive time of the first input played, Unix nanoseconds; 0 where there was none.</param>
/// <param name="ToNs">Of the last.</param>
/// <param name="Hash">Over all scores made.</param>
/// <param name="Difference">The first; null where there is none.</param>
/// <param name="Faults">What could not be read, in sentences.</param>
public sealed record LaneReplayReport(
    ReplayTrack Track,
    long Inputs,
    long Frames,
    long Scores,
    long Gaps,
    long Missing,
    long Compared,
    long FromNs,
    long ToNs,
    ReadOnlyMemory<byte> Hash,
    ReplayDifference? Difference,
    IReadOnlyList<string> Faults)
{
    /// <summary>Topics were left out of the recording: scores are not those of the live run, and nothing is compared.</summary>
    public bool IsPartial { get; init; }
}
