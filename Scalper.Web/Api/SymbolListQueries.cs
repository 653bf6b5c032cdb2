using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>The list of contracts, followed or not.</summary>
internal static class SymbolListQueries
{
    public static IResult Symbols(
        string? category, string? followed, string? search, string? sort, string? descending, IMarket market, [FromServices] UniverseDesk desk, TimeProvider time)
    {
        if (!TryReadCategory(category, out UniverseCategory? wantedCategory))
        {
            return Problems.BadParameter(nameof(category), "prime, normal or excluded", category!);
        }

        if (!TryReadTruth(followed, out bool? wantedFollowed))
        {
            return Problems.BadParameter(nameof(followed), "true or false", followed!);
        }

        if (search is { Length: 0 or > SymbolFilter.LongestSearch })
        {
            return Problems.BadParameter(nameof(search), $"1 to {SymbolFilter.LongestSearch} characters", search);
        }

        if (!TryReadTruth(descending, out bool? isDescending))
        {
            return Problems.BadParameter(nameof(descending), "true or false", descending!);
        }

        FollowedUniverse? universe = market.Universe;
        return SymbolSort.By(sort ?? "rank", isDescending ?? false, universe?.Verdicts ?? []) is { } sorted
            ? Answer(sorted, new SymbolFilter(wantedCategory, wantedFollowed, search), universe, market, desk, time)
            : Problems.BadParameter(nameof(sort), SymbolSort.Words, sort!);
    }

    private static IResult Answer(
        IEnumerable<UniverseVerdict> sorted, SymbolFilter filter, FollowedUniverse? universe, IMarket market, UniverseDesk desk, TimeProvider time)
    {
        IEnumerable<ListedSymbolDocument> symbols =
            from verdict in sorted
            let followed = market.Find(verdict.Symbol)
            where filter.Takes(verdict, followed)
            select ListedSymbolDocument.Of(verdict, followed);
        SymbolListDocument document = SymbolListDocument.Of(universe, desk.State, time.GetUtcNow(), symbols);
        return Answers.Table(document, document.Symbols, "symbols");
    }

    private static bool TryReadCategory(string? text, out UniverseCategory? category)
    {
        category = text?.ToUpperInvariant() switch
        {
            "PRIME" => UniverseCategory.Prime,
            "NORMAL" => UniverseCategory.Normal,
            "EXCLUDED" => UniverseCategory.Excluded,
            _ => null,
        };
        return text is null || category is not null;
    }

    private static bool TryReadTruth(string? text, out bool? truth)
    {
        truth = bool.TryParse(text, out bool read) ? read : null;
        return text is null || truth is not null;
    }
}
