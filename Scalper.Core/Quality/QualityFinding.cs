using System.Globalization;

namespace Scalper.Core.Quality;

/// <summary>A criterion that is worse than A.</summary>
/// <param name="Limit">The worst value that would have got the next better grade.</param>
/// <param name="WindowSeconds">The time it was measured over.</param>
public readonly record struct QualityFinding(QualityCriterion Criterion, QualityGrade Grade, double Value, double Limit, double WindowSeconds)
{
    private QualityGrade Better => Grade - 1;

    private string Window => WindowSeconds >= 120 ? Text($"{Math.Round(WindowSeconds / 60)} min") : Text($"{Math.Round(WindowSeconds)} s");

    /// <summary>One plain sentence without a full stop: what was measured, and what the next better grade allows.</summary>
    public string Describe() => Criterion switch
    {
        QualityCriterion.Gone => "gone: nothing came for a long time",
        QualityCriterion.SequenceGaps => Text($"{Count("sequence gap")} in {Window}; {Better} allows {Limit}"),
        QualityCriterion.CrossedSeconds => Text($"crossed for {Up(Value, 1)} s in {Window}; {Better} allows {Limit} s"),
        QualityCriterion.UnreadableFrames => Text($"{Count("unreadable frame")} in {Window}; {Better} allows {Limit}"),
        QualityCriterion.DataAge => Text($"silent for {Up(Value, 1)} s while the venue delivered; {Better} allows {Limit} s"),
        QualityCriterion.Lag => Text($"{Up(Value, 1)} ms behind the metrics feed; {Better} allows {Limit} ms"),
        QualityCriterion.Resyncs => Text($"book asked for again {Times} in {Window}; {Better} allows {Limit}"),
        QualityCriterion.LiveShare => Text($"Live {Down(Value, 2)} % of {Window}; {Better} asks for {Limit} %"),
        _ => throw new InvalidOperationException($"Unknown criterion {Criterion}."),
    };

    private string Times => Value == 1 ? "once" : Text($"{Value} times");

    private string Count(string noun) => Text($"{Value} {noun}{(Value == 1 ? "" : "s")}");

    // Rounded to the worse side: a figure on screen must not look as if it met the limit that it missed.
    private static double Up(double value, int digits) => Math.Ceiling(value * Math.Pow(10, digits)) / Math.Pow(10, digits);

    private static double Down(double value, int digits) => Math.Floor(value * Math.Pow(10, digits)) / Math.Pow(10, digits);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
