using Scalper.Core.Scoring;

namespace Scalper.Web.Api.Documents;

/// <summary>The score over one candle's interval; see <see cref="ScorePoint"/>.</summary>
public sealed record ScorePointDocument(long OpenAt, double? Value, bool IsBroken)
{
    public static ScorePointDocument Of(ScorePoint point) => new(point.OpenAtMs, point.Value, point.IsBroken);
}
