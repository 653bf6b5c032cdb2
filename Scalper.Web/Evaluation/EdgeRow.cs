using Scalper.Core.Evaluation;
using Scalper.Web.Live;

namespace Scalper.Web.Evaluation;

/// <summary>What scores of one decile were worth at one horizon. One object for all rows and viewers: it is compared by reference.</summary>
/// <param name="Text">After spread and all-in, basis points.</param>
/// <param name="Hint">The same in a sentence, with the verdict.</param>
/// <param name="AllInBps">Mean move to the decile's side after spread and fees.</param>
/// <param name="IsProven">The model predicts at this horizon by its verdict.</param>
public sealed record EdgeRow(string Text, string Hint, double AfterSpreadBps, double AllInBps, bool IsProven)
{
    /// <summary>None of no outcomes.</summary>
    public static EdgeRow? Of(DecileRow row, HorizonRecord record, Verdict verdict, double feeBps)
    {
        if (WorthWords.Bps(row.AfterSpread.Value) is not { } afterSpread || WorthWords.Bps(row.AllIn(feeBps)) is not { } allIn)
        {
            return null;
        }

        string text = $"{Figures.Signed(afterSpread, 2)} / {Figures.Signed(allIn, 2)}";
        string hint = $"Mean over {Figures.Grouped(row.Count)} moves of {Figures.Whole(record.Horizon.Seconds)} s to {ScoreWords.Of(row.Side)} from scores of decile {Figures.Whole(row.Decile + 1)}: "
            + $"{Figures.Signed(afterSpread, 2)} bps after the spread, {Figures.Signed(allIn, 2)} bps after fees. {record.Model.Name} at {Figures.Whole(record.Horizon.Seconds)} s: {verdict.Words}";
        return new EdgeRow(text, hint, afterSpread, allIn, verdict.Kind is VerdictKind.Pays or VerdictKind.PredictsDoesNotPay);
    }
}
