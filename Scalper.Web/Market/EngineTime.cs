using Scalper.Core.Engine;

namespace Scalper.Web.Market;

/// <summary>
/// The engine's clock beside the machine's. The engine's goes on steadily when somebody sets the machine's; ages are differences on the
/// engine's, moments for people are told on the machine's.
/// </summary>
public static class EngineTime
{
    /// <summary>The engine's time at a moment of the machine's clock, both in Unix milliseconds.</summary>
    public static long Of(long machineMs, ClockReading clock) => machineMs - StepMs(clock) - (long)Math.Round(clock.BehindMs);

    /// <summary>Now on the engine's clock, Unix milliseconds.</summary>
    public static long NowMs(this TimeProvider machine, ClockReading clock) => Of(machine.GetUtcNow().ToUnixTimeMilliseconds(), clock);

    /// <summary>The machine's time at a moment of the engine's clock, both in Unix milliseconds; where a recording is played, the machine's of then.</summary>
    public static long OnMachine(long engineMs, ClockReading clock) => engineMs + StepMs(clock);

    /// <summary>Milliseconds from a moment to now, both on the engine's clock; none where the moment never came.</summary>
    public static long? AgeMs(long? atMs, long nowMs) => atMs is { } at ? Math.Max(0, nowMs - at) : null;

    private static long StepMs(ClockReading clock) => (long)Math.Round(clock.WallStepMs);
}
