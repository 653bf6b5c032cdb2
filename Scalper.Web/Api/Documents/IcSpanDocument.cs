using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>The IC of one block, or of a day where there are many.</summary>
/// <param name="StartAt">Of the block or the day.</param>
/// <param name="Blocks">Blocks in it.</param>
public sealed record IcSpanDocument(long StartAt, int Blocks, IcDocument ScaledIc, IcDocument RankIc)
{
    public static IcSpanDocument Of(IcSpan span) => new(span.StartSecond * 1_000, span.Blocks, IcDocument.Of(span.Ic.Scaled), IcDocument.Of(span.Ic.Rank));
}
