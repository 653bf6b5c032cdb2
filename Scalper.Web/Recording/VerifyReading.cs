using Scalper.Core.Replay;

namespace Scalper.Web.Recording;

/// <summary>The last verify of the recording.</summary>
/// <param name="AtMs">When it was asked for, Unix milliseconds; null before the first.</param>
/// <param name="By">Who asked.</param>
/// <param name="Report">What was played; null before its end, and where nothing could be.</param>
/// <param name="Words">What it found, in a sentence.</param>
public sealed record VerifyReading(VerifyState State, long? AtMs, string? By, ReplayReport? Report, string Words)
{
    public static VerifyReading None { get; } = new(VerifyState.None, null, null, null, "Not verified since the start.");
}
