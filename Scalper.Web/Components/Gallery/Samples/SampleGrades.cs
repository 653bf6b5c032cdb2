using Scalper.Core.Quality;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Grades made by hand.</summary>
internal sealed class SampleGrades(IReadOnlyDictionary<string, SymbolQuality> grades) : IGrades
{
    public SymbolQuality GradeOf(string symbol) => grades.GetValueOrDefault(symbol, SymbolQuality.Unknown);

    /// <summary>The grade that so many sequence gaps in 15 minutes make.</summary>
    public static SymbolQuality OfGaps(long gaps) =>
        QualityGrader.Grade(new QualityMeasurements(900, 100, gaps, 0, 0, 0, 0, null, IsGone: false));
}
