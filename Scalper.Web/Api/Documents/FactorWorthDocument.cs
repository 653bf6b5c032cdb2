using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>A contribution as if it were the score.</summary>
public sealed record FactorWorthDocument(string Factor, IcDocument ScaledIc, IcDocument RankIc)
{
    public static FactorWorthDocument[] Of(HorizonRecord record) =>
        [.. record.Factors.Select((ic, i) => new FactorWorthDocument(GridScore.FactorNames[i], IcDocument.Of(ic.Scaled), IcDocument.Of(ic.Rank)))];
}
