using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Scalper.Web.Api;

namespace Scalper.Web.Replays;

/// <summary>Settings of the section <c>Replay</c>: what is replayed from the start on, and how many replays there may be.</summary>
public sealed class ReplayOptions : IValidatableObject
{
    /// <summary>The word for as fast as it goes.</summary>
    public const string FastestWord = "max";

    /// <summary>A segment, a folder of segments, a moment or a capture that is replayed from the start on; none replays nothing.</summary>
    public string? From { get; init; }

    /// <summary>Recorded seconds in a second, 0.25 to 100, or max.</summary>
    public string Speed { get; init; } = "1";

    /// <summary>Where it begins, UTC, for example 2026-11-22T12:40:50Z; none begins with the recording.</summary>
    public string? Start { get; init; }

    /// <summary>Where it ends, UTC; none ends with the recording.</summary>
    public string? End { get; init; }

    /// <summary>Most replays at once: each keeps a market of its own in memory.</summary>
    [Range(1, 8)]
    public int MostReplays { get; init; } = 2;

    /// <summary>A replay that nobody has looked at for so long is closed, minutes.</summary>
    [Range(1, 1_440)]
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Memory of a replay for states that it can go back to quickly, MB.</summary>
    [Range(16, 4_096)]
    public int StateMegabytes { get; init; } = 128;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReadSpeed(Speed) is null)
        {
            yield return new ValidationResult($"a number from 0.25 to 100, or {FastestWord}", [nameof(Speed)]);
        }

        if (Start is not null && RequestTime.Read(Start) is null)
        {
            yield return new ValidationResult("a time such as 2026-11-22T12:40:50Z", [nameof(Start)]);
        }

        if (End is not null && RequestTime.Read(End) is null)
        {
            yield return new ValidationResult("a time such as 2026-11-22T12:40:50Z", [nameof(End)]);
        }
    }

    /// <summary>Recorded seconds in a second; infinite for max; null where it is neither.</summary>
    public static double? ReadSpeed(string? text) =>
        string.Equals(text, FastestWord, StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed) && speed is >= 0.25 and <= 100 ? speed
        : null;
}
