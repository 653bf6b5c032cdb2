using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Core.Heatmap;

/// <summary>The score of a column.</summary>
/// <param name="Hundredths">Its value in hundredths of a point, 0 to 10,000.</param>
public readonly record struct ColumnScore(ScoreSide Side, int Hundredths)
{
    public static ColumnScore Of(in Score score) => new(score.Side, (int)Math.Round(100 * score.Value));
}
