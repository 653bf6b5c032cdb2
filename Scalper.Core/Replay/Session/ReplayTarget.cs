namespace Scalper.Core.Replay.Session;

/// <summary>A place in a run, in the order in which its lanes' inputs are played.</summary>
/// <param name="Run">Index of the run.</param>
/// <param name="TimeNs">Behind everything up to this time; behind an input, a time no later than its own.</param>
/// <param name="Lane">Right behind an input of this lane; null where only the time counts.</param>
/// <param name="Number">The input's arrival number.</param>
internal readonly record struct ReplayTarget(int Run, long TimeNs, ushort? Lane = null, long Number = 0)
{
    /// <summary>Before the first input.</summary>
    public static ReplayTarget BeginningOf(int run) => new(run, long.MinValue);

    public static ReplayTarget EndOf(int run) => new(run, long.MaxValue);

    /// <summary>States up to this time are on the way.</summary>
    public long LatestStateNs => Lane is null || TimeNs == long.MinValue ? TimeNs : TimeNs - 1;
}
