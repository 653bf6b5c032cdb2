namespace Scalper.Web.Replays;

/// <summary>An instant of what was recorded here, as links tell it.</summary>
/// <param name="Ns">The same to the nanosecond, Unix; null where it is not known so well.</param>
/// <param name="Input">A lane's input at that time: the lane stands right behind it; null stands behind all inputs of that time.</param>
public sealed record ReplayInstant(DateTimeOffset At, long? Ns = null, (ushort Lane, long Number)? Input = null)
{
    /// <summary>How whoever shared it looked at it.</summary>
    public SharedView View { get; init; } = SharedView.None;
}
