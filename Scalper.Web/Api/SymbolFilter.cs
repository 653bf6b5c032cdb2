using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Live;

namespace Scalper.Web.Api;

/// <summary>Which contracts of the list are asked for. Null leaves out a condition.</summary>
/// <param name="Search">Part of the symbol, or a venue, as <see cref="SymbolSearch"/> finds them.</param>
internal sealed record SymbolFilter(UniverseCategory? Category, bool? Followed, string? Search)
{
    public const int LongestSearch = 40;

    public bool Takes(UniverseVerdict verdict, FollowedSymbol? followed) =>
        (Category is null || verdict.Category == Category)
        && (Followed is null || followed is not null == Followed)
        && (Search is null || SymbolSearch.Finds(Search, verdict.Instrument));
}
