namespace Scalper.Core.Primitives;

/// <summary>
/// A clock that starts at the wall clock's time and then only goes on at the pace of the monotonic one: whoever sets the machine's
/// clock changes no age and no deadline. Safe from any thread.
/// </summary>
public sealed class SteadyTime(TimeProvider source) : TimeProvider
{
    private readonly long _startTimestamp = source.GetTimestamp();
    private readonly DateTimeOffset _start = source.GetUtcNow();

    public override long TimestampFrequency => source.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => source.LocalTimeZone;

    /// <summary>The wall clock minus this one: how far it was set since the start.</summary>
    public TimeSpan WallStep => source.GetUtcNow() - GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _start + source.GetElapsedTime(_startTimestamp);

    public override long GetTimestamp() => source.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, dueTime, period);
}
