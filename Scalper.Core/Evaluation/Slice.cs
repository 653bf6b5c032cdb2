using Scalper.Core.Scoring;

namespace Scalper.Core.Evaluation;

/// <summary>Parts of all samples that are looked at by themselves: by the band of confidence, and by the grade of the data. A sample is in one of each.</summary>
public static class Slice
{
    /// <summary>Bands of confidence, then grades A to F.</summary>
    public const int Count = Bands + Grades;

    private const int Bands = 4;
    private const int Grades = 5;

    /// <summary>Names, in the order of the slices.</summary>
    public static IReadOnlyList<string> Names { get; } = ["confidence very low", "confidence low", "confidence medium", "confidence high", "grade A", "grade B", "grade C", "grade D", "grade F"];

    /// <summary>The slice of a score's confidence.</summary>
    internal static int OfConfidence(GridScore score) => (int)Score.BandOf(score.Confidence * GridScore.Step);

    /// <summary>The slice of a grade as <see cref="GridState.Grade"/> has it; -1 where none was known.</summary>
    internal static int OfGrade(byte grade) => grade is 0 or > Grades ? -1 : Bands + grade - 1;
}
