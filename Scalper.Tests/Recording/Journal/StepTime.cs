namespace Scalper.Tests.Recording.Journal;

/// <summary>A clock that is moved by hand; the wall clock can be set apart from the monotonic one.</summary>
internal sealed class StepTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private long _ticks;

    /// <summary>How far somebody has set the wall clock.</summary>
    public TimeSpan WallOffset { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Volatile.Read(ref _ticks)) + WallOffset;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
