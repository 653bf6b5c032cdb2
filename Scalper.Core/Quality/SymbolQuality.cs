namespace Scalper.Core.Quality;

/// <summary>A symbol's grade and what kept it from A. Immutable.</summary>
public sealed class SymbolQuality
{
    private static readonly SymbolQuality Best = new(QualityGrade.A, []);

    private readonly string? _why;
    private IReadOnlyList<string>? _reasons;

    private SymbolQuality(QualityGrade? grade, IReadOnlyList<QualityFinding> findings, string? why = null)
    {
        Grade = grade;
        Findings = findings;
        _why = why;
    }

    /// <summary>Of a symbol that nobody has looked at.</summary>
    public static SymbolQuality Unknown { get; } = new(null, [], "not graded yet");

    /// <summary>None before the symbol was observed for long enough.</summary>
    public QualityGrade? Grade { get; }

    /// <summary>Every criterion that is worse than A, worst first: the first decides. Empty for A.</summary>
    public IReadOnlyList<QualityFinding> Findings { get; }

    /// <summary>The findings in words, in the same order; why there is no grade where there is none.</summary>
    public IReadOnlyList<string> Reasons => _reasons ??= _why is null ? [.. Findings.Select(f => f.Describe())] : [_why];

    /// <summary>Its score is not to be shown.</summary>
    public bool HidesScore => Grade is QualityGrade.D or QualityGrade.F;

    /// <summary>Its score is to be shown as doubtful.</summary>
    public bool DoubtsScore => Grade is QualityGrade.C;

    /// <summary>Grade and deciding reason in one line; null for A.</summary>
    public string? Summary => Grade switch
    {
        null => Reasons[0],
        QualityGrade.A => null,
        { } grade => $"data quality {grade}: {Reasons[0]}",
    };

    public static SymbolQuality NotGraded(double observedSeconds, int neededSeconds) =>
        new(null, [], $"not graded yet: observed for {(int)observedSeconds} of {neededSeconds} s");

    /// <param name="findings">Worst first.</param>
    public static SymbolQuality Of(IReadOnlyList<QualityFinding> findings) => findings.Count == 0 ? Best : new(findings[0].Grade, findings);

    /// <summary>True where both say the same.</summary>
    public bool Says(SymbolQuality other) => Grade == other.Grade && _why == other._why && Findings.SequenceEqual(other.Findings);
}
