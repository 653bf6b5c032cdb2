using Scalper.Core.Quality;

namespace Scalper.Tests.Components;

/// <summary>Grades that the test gives; not graded yet where it gives none.</summary>
internal sealed class FakeGrades : IGrades
{
    private readonly Dictionary<string, SymbolQuality> _grades = [];

    public SymbolQuality GradeOf(string symbol) => _grades.GetValueOrDefault(symbol, SymbolQuality.Unknown);

    /// <summary>Gives a symbol the grade that so many sequence gaps in 15 minutes make.</summary>
    public SymbolQuality Gaps(string symbol, long gaps) =>
        _grades[symbol] = QualityGrader.Grade(new QualityMeasurements(900, 100, gaps, 0, 0, 0, 0, null, IsGone: false));
}
