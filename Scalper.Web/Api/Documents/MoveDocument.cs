using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>Mean moves, basis points; none of no moves.</summary>
/// <param name="Count">Moves.</param>
/// <param name="GrossBps">Of the mid.</param>
/// <param name="AfterSpreadBps">What the side has after crossing the spread twice.</param>
/// <param name="AllInBps">The same after the fees of both sides.</param>
/// <param name="BreakEvenFeeBps">The fee of one side at which nothing is left; below 0 where the spread alone took it.</param>
public sealed record MoveDocument(long Count, double? GrossBps, double? AfterSpreadBps, double? AllInBps, double? BreakEvenFeeBps)
{
    public static MoveDocument Of(ExactMean gross, ExactMean afterSpread, double feeBps) => new(
        gross.Count,
        WorthWords.Bps(gross.Value),
        WorthWords.Bps(afterSpread.Value),
        WorthWords.Bps(WorthWords.AllIn(afterSpread.Value, feeBps)),
        WorthWords.BreakEven(afterSpread.Value));
}
