using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>A part of the samples by itself.</summary>
/// <param name="Slice">A band of confidence, or a grade of the data.</param>
public sealed record SliceWorthDocument(string Slice, IcDocument ScaledIc, IcDocument RankIc, HitsDocument Hits, MoveDocument Moves)
{
    public static SliceWorthDocument Of(string name, SliceRecord slice, double feeBps) => new(
        name, IcDocument.Of(slice.Ic.Scaled), IcDocument.Of(slice.Ic.Rank), HitsDocument.Of(slice.Hits), MoveDocument.Of(slice.Move.Gross, slice.Move.AfterSpread, feeBps));
}
