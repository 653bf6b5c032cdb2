namespace Scalper.Core.Replay.Export;

/// <summary>What is cut out of a recording: inputs received within these times, of the lane's own clock, which never runs back.</summary>
/// <param name="FromNs">Unix nanoseconds; <see cref="long.MinValue"/> from the beginning on.</param>
/// <param name="ToNs">The last, Unix nanoseconds; <see cref="long.MaxValue"/> up to the end.</param>
public readonly record struct ExportRange(long FromNs, long ToNs)
{
    /// <summary>All of it.</summary>
    public static ExportRange All { get; } = new(long.MinValue, long.MaxValue);
}
