namespace Scalper.Benchmarks.Micro;

/// <summary>Where the frames come from.</summary>
public enum FrameSource
{
    /// <summary><see cref="BenchmarkFrames"/>.</summary>
    MadeUp,

    /// <summary>A recorded session, in the folder that the environment variable SCALPER_CAPTURES names.</summary>
    Recorded,
}
