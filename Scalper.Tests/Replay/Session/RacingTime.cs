namespace Scalper.Tests.Replay.Session;

/// <summary>A clock that has gone on by seconds whenever somebody looks: whatever waits for time has it.</summary>
internal sealed class RacingTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, 2 * TimeSpan.TicksPerSecond);
}
