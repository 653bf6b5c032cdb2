namespace Scalper.Core.Replay;

/// <summary>Where in a track a reader stands.</summary>
/// <param name="Segment">Index among the track's segments; as many as there are, at the end. Of a capture 0.</param>
/// <param name="Offset">Of the block in the segment.</param>
/// <param name="Records">Records of that block read so far, with the one at hand; of a capture, lines.</param>
internal readonly record struct TrackPlace(int Segment, long Offset, int Records);
