using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>A connection's row of the feeds page as it is printed; two equal ones look the same.</summary>
/// <param name="NextAttempt">Empty while connected or ended.</param>
/// <param name="Silence">How long nothing came on a connection that stands; null while that is no news.</param>
/// <param name="Cause">What brought it into its state.</param>
/// <param name="LastError">The last failure; null where there was none, or where the cause says the same.</param>
/// <param name="Halt">Why it is halted; null while it is not.</param>
public sealed record FeedLine(
    string Name,
    ConnectionState State,
    string Since,
    string NextAttempt,
    string? Silence,
    TopicCounts Topics,
    int GoneSymbols,
    string Messages,
    string WireBytes,
    string FrameBytes,
    string Delay,
    string Reconnects,
    string Losses,
    string Malformed,
    bool IsMalformedAlert,
    string Cause,
    string? LastError,
    string? Halt)
{
    /// <param name="rate">None before the sampler's second look.</param>
    /// <param name="engineNowMs">Now on the engine's clock.</param>
    /// <param name="freshSeconds">After so long without a message a connection that stands counts as silent.</param>
    public static FeedLine Of(ConnectionHealth c, ConnectionRate? rate, ClockReading clock, long engineNowMs, int freshSeconds) => new(
        ConnectionWords.Name(c),
        c.State,
        Moment(c.SinceMs, engineNowMs, clock) ?? Figures.None,
        NextOf(c, engineNowMs, clock),
        SilenceOf(c, engineNowMs, freshSeconds),
        c.Topics,
        c.GoneSymbols,
        Figures.Fixed(c.MessagesPerSecond, 0),
        Bytes(rate?.WireBytes),
        Bytes(rate?.FrameBytes),
        c.Delay.P50Ms is null ? Figures.None : $"{Figures.Fixed(c.Delay.P50Ms, 1)} / {Figures.Fixed(c.Delay.P99Ms, 1)}",
        Figures.Whole(c.Reconnects),
        Figures.Whole(c.Losses),
        Figures.Whole(c.Malformed),
        c.IsMalformedAlert,
        c.Cause,
        c.LastError == c.Cause ? null : c.LastError,
        c.State == ConnectionState.Failed ? $"{c.Cause} {c.SinceMs}" : null);

    /// <summary>The state beside its word, for eyes that do not tell the colours apart.</summary>
    public static string Glyph(ConnectionState state) => state switch
    {
        ConnectionState.Connected => "●",
        ConnectionState.Connecting => "◌",
        ConnectionState.Reconnecting => "↻",
        ConnectionState.Failed => "■",
        ConnectionState.Terminated => "✕",
        _ => "○",
    };

    /// <summary>A moment on the machine's clock: time of day, UTC, with the day where it is another one; null for none.</summary>
    public static string? Moment(long? engineMs, long engineNowMs, ClockReading clock)
    {
        if (engineMs is not { } at)
        {
            return null;
        }

        long atMs = EngineTime.OnMachine(at, clock);
        string day = Figures.Day(atMs);
        return (day == Figures.Day(EngineTime.OnMachine(engineNowMs, clock)) ? "" : day + " ") + Figures.Utc(atMs)[..8];
    }

    /// <summary>Bytes a second in a unit that keeps the figure short.</summary>
    public static string Bytes(double? perSecond) => perSecond switch
    {
        null => Figures.None,
        < 999.5 => Figures.Fixed(perSecond, 0) + " B/s",
        < 999_500 => Figures.Fixed(perSecond / 1e3, 1) + " kB/s",
        _ => Figures.Fixed(perSecond / 1e6, 2) + " MB/s",
    };

    private static string NextOf(ConnectionHealth c, long nowMs, ClockReading clock) => c switch
    {
        { NextAttemptAtMs: { } next } => $"{Moment(next, nowMs, clock)} (in {Figures.Age(Math.Max(0, next - nowMs))})",
        { State: ConnectionState.Failed } => "when asked",
        _ => "",
    };

    private static string? SilenceOf(ConnectionHealth c, long nowMs, int freshSeconds)
    {
        long? age = c.State == ConnectionState.Connected ? EngineTime.AgeMs(c.LastDataAtMs ?? c.OpenedAtMs, nowMs) : null;
        return age > freshSeconds * 1000L ? Figures.Age(age) : null;
    }
}
