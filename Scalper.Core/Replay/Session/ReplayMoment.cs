namespace Scalper.Core.Replay.Session;

/// <summary>What a replay's thread tells of where it stands, from which everybody else reads on by the clock. Immutable.</summary>
/// <param name="Position">As it was told.</param>
/// <param name="PacedFromNs">Recorded time at <paramref name="PacedAt"/>, from which the pace goes on.</param>
/// <param name="PacedAt">Timestamp of the machine's clock.</param>
/// <param name="LatestNs">No later than that without another word: something comes then.</param>
/// <param name="FramesPerSecond">Over the last five seconds of recorded time; 0 where time stands still.</param>
internal sealed record ReplayMoment(ReplayPosition Position, long PacedFromNs, long PacedAt, long LatestNs, double FramesPerSecond, long Frames)
{
    /// <summary>Recorded time by the pace.</summary>
    public static long Paced(long fromNs, long at, double speed, TimeProvider time) =>
        (long)Math.Min(long.MaxValue / 2, fromNs + (time.GetElapsedTime(at).Ticks * (double)TimeSpan.NanosecondsPerTick * speed));

    public ReplayPosition Read(TimeProvider time)
    {
        if (Position is not { State: ReplayState.Playing, Speed: < double.PositiveInfinity })
        {
            return Position;
        }

        long nowNs = Math.Min(Paced(PacedFromNs, PacedAt, Position.Speed, time), LatestNs);
        return Position with { NowNs = Math.Max(Position.NowNs, nowNs) };
    }
}
