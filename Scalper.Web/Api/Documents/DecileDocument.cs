using Scalper.Core.Evaluation;
using Scalper.Web.Live;

namespace Scalper.Web.Api.Documents;

/// <summary>A tenth of the scores.</summary>
/// <param name="Decile">1 (lowest scores) to 10.</param>
/// <param name="Side">The side that positions of the decile take: LONG from 6 on, else SHORT.</param>
/// <param name="Moves">Gross is the move of the mid, up above 0 in every decile; the others are of the side.</param>
public sealed record DecileDocument(int Decile, string Side, MoveDocument Moves)
{
    public static DecileDocument Of(DecileRow row, double feeBps) => new(row.Decile + 1, ScoreWords.Of(row.Side), MoveDocument.Of(row.Gross, row.AfterSpread, feeBps));
}
