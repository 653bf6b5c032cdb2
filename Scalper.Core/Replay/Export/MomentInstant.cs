namespace Scalper.Core.Replay.Export;

/// <summary>Where somebody stood in a moment.</summary>
/// <param name="AtNs">Time of the replay, Unix nanoseconds: every input up to it was played.</param>
/// <param name="Lane">The symbol's.</param>
/// <param name="Number">Arrival number of the lane's last input: where more than one has that time, it stood right behind this one.</param>
public sealed record MomentInstant(long AtNs, ushort Lane, long Number);
