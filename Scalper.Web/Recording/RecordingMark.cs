using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Recording;

/// <summary>How recording stands, as every page says it: never by its colour alone.</summary>
/// <param name="Tone">What the style sheet goes by: <c>recording</c>, <c>warned</c>, <c>stopped</c>, <c>off</c> or <c>unknown</c>.</param>
/// <param name="Words">What stands behind REC; empty where there is nothing to say yet.</param>
/// <param name="Detail">A sentence or two.</param>
public sealed record RecordingMark(string Tone, string Glyph, string Words, string Detail)
{
    /// <summary>Before the first look.</summary>
    public static RecordingMark Unknown { get; } = new("unknown", "○", "", "Recording was not looked at yet.");

    public static RecordingMark Of(RecordingReading reading)
    {
        if (reading.Status is not { } status)
        {
            return new RecordingMark("off", "○", "off", RecordingWords.HowToSwitchOn);
        }

        if (status.State != RecordingState.Recording)
        {
            return new RecordingMark("stopped", "■", "stopped", $"Nothing is recorded. {RecordingWords.Told(status.Reason ?? "The recorder has ended")}");
        }

        string detail = string.Join(' ', reading.Warnings.Append(RecordingWords.Sentence(reading)));
        return reading.Warnings.Count > 0
            ? new RecordingMark("warned", "▲", RecordingWords.Left(reading.Forecast), detail)
            : new RecordingMark("recording", "●", RecordingWords.Left(reading.Forecast), detail);
    }
}
