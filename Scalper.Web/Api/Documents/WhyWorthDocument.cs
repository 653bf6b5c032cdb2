using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>What scores of this model were worth at a horizon, over all symbols.</summary>
/// <param name="Verdict">As in <c>/api/quality</c>.</param>
/// <param name="Decile">This score's; none without a score, or before edges or outcomes are known.</param>
public sealed record WhyWorthDocument(
    string Model, int HorizonSeconds, string Verdict, string VerdictWords, double FeeBps, IcDocument ScaledIc, IcDocument RankIc, HitsDocument Hits, DecileDocument? Decile)
{
    /// <param name="score">0 to 100; none where none is shown.</param>
    /// <returns>Null where nothing is measured.</returns>
    internal static WhyWorthDocument? Of(ScoreWorth worth, string model, int horizonSeconds, double? score)
    {
        if (worth.Read() is not { } reading || reading.Find(model, horizonSeconds) is not { } record)
        {
            return null;
        }

        Verdict verdict = reading.VerdictOf(record);
        int? decile = score is { } known ? worth.EdgesOf(model, horizonSeconds)?.DecileOf(known) : null;
        return new WhyWorthDocument(
            record.Model.Name,
            record.Horizon.Seconds,
            WorthFiguresDocument.WordOf(verdict.Kind),
            verdict.Words,
            reading.FeeBps,
            IcDocument.Of(record.Ic.Scaled),
            IcDocument.Of(record.Ic.Rank),
            HitsDocument.Of(record.Hits),
            decile is { } at ? DecileDocument.Of(record.Deciles.Rows[at], reading.FeeBps) : null);
    }
}
