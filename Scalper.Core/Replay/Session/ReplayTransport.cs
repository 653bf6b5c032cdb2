using Scalper.Core.Engine;

namespace Scalper.Core.Replay.Session;

/// <summary>
/// Starts and stops a replay and takes it elsewhere. Safe from any thread; every command ends once it is carried out, in the order they came. A way to another
/// time is given up, and its task cancelled, as soon as another such command comes; one to an event by any command. Whoever cancels stops waiting, and what is
/// under way goes on.
/// </summary>
/// <remarks>Every command throws <see cref="LaneBusyException"/> where too many wait, or the replay has stopped.</remarks>
public sealed class ReplayTransport
{
    /// <summary>Slowest speed.</summary>
    public const double LeastSpeed = 0.25;

    /// <summary>Fastest speed beside <see cref="double.PositiveInfinity"/>.</summary>
    public const double MostSpeed = 100;

    /// <summary>Most inputs of one step.</summary>
    public const int MostEvents = 10_000;

    private readonly ReplayDriver _driver;

    internal ReplayTransport(ReplayDriver driver) => _driver = driver;

    /// <summary>Where it stands at this moment; a copy, and never waits.</summary>
    public ReplayPosition Read() => _driver.Moment.Read(_driver.Time);

    /// <summary>Time goes on; at the end, and without a loop, it does not.</summary>
    public Task PlayAsync() => _driver.Order(d => d.Playback.Play());

    /// <summary>Time stands still.</summary>
    public Task PauseAsync() => _driver.Order(d => d.Playback.Pause());

    /// <param name="speed">Recorded time to time: 0.25 to 100, or <see cref="double.PositiveInfinity"/>, as fast as it can.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of these.</exception>
    public Task SetSpeedAsync(double speed)
    {
        Check(speed);
        return _driver.Order(d => d.Playback.SetSpeed(speed));
    }

    /// <summary>
    /// Goes to the last state at or before a time: every input up to it is played. Times before the beginning or behind the end are those. It plays on from there if
    /// it played.
    /// </summary>
    /// <param name="timeNs">Unix nanoseconds.</param>
    public Task SeekAsync(long timeNs, CancellationToken cancellation) => _driver.Order(d => d.Ways.Seek(timeNs), isSeek: true, cancellation);

    /// <summary>
    /// Goes right behind an input of a lane, in the run that is at hand; the other lanes have played what comes before it. Where there is no such number, behind the
    /// next one, or the lane's last.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such lane.</exception>
    public Task SeekToAsync(ushort lane, long number, CancellationToken cancellation) => _driver.Order(d => d.Ways.SeekTo(lane, number), isSeek: true, cancellation);

    /// <summary>Goes on by inputs of any lane, in the order of their times, or back, and stands still there; at the beginning or the end where there are fewer.</summary>
    /// <param name="events">-10,000 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public Task StepAsync(int events, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, MostEvents);
        ArgumentOutOfRangeException.ThrowIfLessThan(events, -MostEvents);
        return _driver.Order(d => d.Ways.Step(events), isSeek: false, cancellation);
    }

    /// <summary>Goes on by a span of recorded time, or back, from where it is or was on the way to. It plays on from there if it played.</summary>
    public Task StepTimeAsync(TimeSpan span, CancellationToken cancellation)
    {
        long spanNs = (long)Math.Clamp(span.Ticks * (double)TimeSpan.NanosecondsPerTick, long.MinValue / 2, long.MaxValue / 2);
        return _driver.Order(d => d.Ways.StepTime(spanNs), isSeek: true, cancellation);
    }

    /// <summary>Plays as fast as it can up to the next event of a symbol, and stands still right behind the input that made it.</summary>
    /// <param name="symbol">As <see cref="Primitives.Instrument.Symbol"/>.</param>
    /// <returns>False where none came to the end, where it stands now.</returns>
    public Task<bool> JumpAsync(ReplayJump kind, string symbol, CancellationToken cancellation) => _driver.Order(d => d.Ways.Jump(kind, symbol), isSeek: false, cancellation);

    /// <summary>Plays a span over and over from now on; null goes on to the end.</summary>
    /// <exception cref="ArgumentException">It ends before it begins, or is not within the replay.</exception>
    public Task SetLoopAsync(ReplayLoop? loop)
    {
        Check(loop, _driver.FromNs, _driver.ToNs);
        return _driver.Order(d => d.Playback.SetLoop(loop));
    }

    internal static void Check(double speed)
    {
        if (!double.IsPositiveInfinity(speed) && speed is not (>= LeastSpeed and <= MostSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, $"Expected {LeastSpeed} to {MostSpeed}, or infinity.");
        }
    }

    internal static void Check(ReplayLoop? loop, long fromNs, long toNs)
    {
        if (loop is { } asked && !(asked.FromNs >= fromNs && asked.ToNs > asked.FromNs && asked.ToNs <= toNs))
        {
            throw new ArgumentException($"Expected a span within {fromNs} to {toNs} ns, came {asked.FromNs} to {asked.ToNs}.", nameof(loop));
        }
    }
}
