using Scalper.Core.Replay;
using Scalper.Web.Recording;

namespace Scalper.Web.Api.Documents;

/// <summary>The last verify of the recording: its end, replayed and compared with what the live run wrote.</summary>
/// <param name="State"><c>None</c>, <c>Running</c>, <c>Equal</c>, <c>Different</c>, or <c>Unreadable</c>: not all of it can be read, or there was nothing to compare.</param>
/// <param name="At">When it was asked for, Unix milliseconds; none before the first.</param>
/// <param name="By">Who asked.</param>
/// <param name="Sentence">What it found; of a difference, the first with both values.</param>
/// <param name="Frames">Replayed; none, as the next four, before its end.</param>
/// <param name="Scores">Made of them.</param>
/// <param name="Gaps">Over which nothing could be replayed.</param>
/// <param name="Compared">Hashes of the live run, one a second and connection.</param>
/// <param name="Hash">SHA-256 over all scores, hexadecimal.</param>
public sealed record VerifyDocument(
    string State, long? At, string? By, string Sentence, long? Frames, long? Scores, long? Gaps, long? Compared, string? Hash)
{
    internal static VerifyDocument Of(VerifyReading reading)
    {
        ReplayReport? report = reading.Report;
        return new VerifyDocument(
            reading.State.ToString(), reading.AtMs, reading.By, reading.Words,
            report?.Lanes.Sum(l => l.Frames), report?.Lanes.Sum(l => l.Scores), report?.Lanes.Sum(l => l.Gaps), report?.Lanes.Sum(l => l.Compared), report?.Hash);
    }
}
