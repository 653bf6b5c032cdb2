namespace Scalper.Tests.Primitives;

/// <summary>A machine whose wall clock can be set apart from its monotonic one.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _elapsedTicks;
    private TimeSpan _step;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsedTicks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1_786_000_000).AddTicks(_elapsedTicks) + _step;

    public void Advance(TimeSpan by) => _elapsedTicks += by.Ticks;

    /// <summary>Somebody sets the wall clock.</summary>
    public void Step(TimeSpan by) => _step += by;
}
