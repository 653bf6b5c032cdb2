using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Api.Documents;

/// <summary>A contract of the venue's list and what the universe rule makes of it.</summary>
/// <param name="Category">Prime, Normal or Excluded.</param>
/// <param name="Rule">What decided: PrimeList, IncludeList, ExcludeList, FixedList, Status, Quote, Leverage, Volume, Rank or Fallback.</param>
/// <param name="Reason">The same in words, with the figures.</param>
/// <param name="BookStatus">State of the book; none where the symbol is not followed.</param>
/// <param name="MaxLeverage">None where the venue's facts are not known, as the next four.</param>
/// <param name="Volume24h">Base currency; none also where the venue has no ticker of it.</param>
/// <param name="Turnover24h">Quote currency; none likewise.</param>
/// <param name="Status">The venue's own word.</param>
/// <param name="TickSize">As the venue writes it, as <paramref name="QtyStep"/>; of a followed symbol that in force.</param>
public sealed record ListedSymbolDocument(
    string Symbol,
    string Venue,
    string Category,
    string Rule,
    string Reason,
    bool Followed,
    string? BookStatus,
    double? MaxLeverage,
    double? Volume24h,
    double? Turnover24h,
    string? Status,
    string TickSize,
    string QtyStep)
{
    /// <param name="followed">Null where the engine does not follow it.</param>
    public static ListedSymbolDocument Of(UniverseVerdict verdict, FollowedSymbol? followed)
    {
        Instrument instrument = followed?.Instrument ?? verdict.Instrument;
        ListedContract? listed = verdict.Listed;
        return new ListedSymbolDocument(
            verdict.Symbol,
            instrument.Venue,
            verdict.Category.ToString(),
            verdict.Criterion.ToString(),
            verdict.Reason,
            followed is not null,
            BookStatusOf(followed),
            listed?.MaxLeverage,
            listed?.Volume24h,
            listed?.Turnover24h,
            listed?.Status,
            instrument.TickSize.Text,
            instrument.QtyStep.Text);
    }

    private static string? BookStatusOf(FollowedSymbol? followed)
    {
        if (followed is null)
        {
            return null;
        }

        followed.Read(out SymbolView view);
        return view.Status.ToString();
    }
}
