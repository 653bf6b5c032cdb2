namespace Scalper.Core.Replay.Session;

/// <summary>A checkpoint from which a lane can be played: the first of its segment.</summary>
/// <param name="Segment">Index among the track's segments.</param>
/// <param name="Number">Arrival number of the last input in it.</param>
/// <param name="TimeNs">When it was written, Unix nanoseconds.</param>
internal readonly record struct TrackStart(int Segment, long Number, long TimeNs);
