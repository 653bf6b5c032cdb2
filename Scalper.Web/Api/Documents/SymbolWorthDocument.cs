using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>What one model's scores of one symbol were worth at one horizon: figures, and no verdict.</summary>
public sealed record SymbolWorthDocument(
    string Symbol, string Venue, string Model, int HorizonSeconds, IcDocument ScaledIc, IcDocument RankIc, HitsDocument Hits, MoveDocument Moves, CoverageDocument Coverage)
{
    public static SymbolWorthDocument Of(SymbolWorth symbol, HorizonRecord record, double feeBps)
    {
        SymbolRecord s = symbol.Record;
        return new SymbolWorthDocument(
            symbol.Symbol,
            symbol.Venue,
            record.Model.Name,
            record.Horizon.Seconds,
            IcDocument.Of(s.Ic.Scaled),
            IcDocument.Of(s.Ic.Rank),
            HitsDocument.Of(s.Hits),
            MoveDocument.Of(s.Move.Gross, s.Move.AfterSpread, feeBps),
            CoverageDocument.Of(s.Coverage));
    }
}
