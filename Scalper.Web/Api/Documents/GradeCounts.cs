using Scalper.Core.Engine;
using Scalper.Core.Quality;

namespace Scalper.Web.Api.Documents;

/// <summary>Followed symbols by the grade of their data.</summary>
/// <param name="None">Not graded yet.</param>
public sealed record GradeCounts(int A, int B, int C, int D, int F, int None)
{
    public static GradeCounts Of(IReadOnlyList<FollowedSymbol> symbols, IGrades grades)
    {
        ILookup<QualityGrade?, FollowedSymbol> byGrade = symbols.ToLookup(s => grades.GradeOf(s.Instrument.Symbol).Grade);
        return new GradeCounts(
            byGrade[QualityGrade.A].Count(),
            byGrade[QualityGrade.B].Count(),
            byGrade[QualityGrade.C].Count(),
            byGrade[QualityGrade.D].Count(),
            byGrade[QualityGrade.F].Count(),
            byGrade[null].Count());
    }
}
