using Scalper.Core.Heatmap;

namespace Scalper.Core.Replay.Session;

/// <summary>How a recording is played.</summary>
public sealed record ReplaySessionOptions
{
    /// <summary>The machine's clock, by which it is paced.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where it begins; null, and everything earlier, is the earliest time that can be played.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Where it ends; null, and everything later, is the end of the recording.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>0.25 to 100, or <see cref="double.PositiveInfinity"/>.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>What is played over and over from the beginning on; null, nothing.</summary>
    public ReplayLoop? Loop { get; init; }

    /// <summary>At least so much is played before a time that is gone to, where there is as much, so that charts have a past.</summary>
    public TimeSpan Past { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Most memory for states that were kept on the way, bytes.</summary>
    public long KeyframeBytes { get; init; } = 128L << 20;

    /// <summary>Recorded time between two states of a lane that are kept.</summary>
    internal TimeSpan KeyframeEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time between two states that are kept, of whatever lanes: each takes milliseconds.</summary>
    internal TimeSpan KeyframePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much of the heatmap's past is held.</summary>
    public HeatmapOptions Heatmap { get; init; } = new();
}
