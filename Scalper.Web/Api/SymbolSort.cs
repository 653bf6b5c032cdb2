using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Api;

/// <summary>Orders of the list of contracts. What is equal stays in order of rank; none comes last either way.</summary>
internal static class SymbolSort
{
    /// <summary>The words of the parameter <c>sort</c>.</summary>
    public const string Words = "rank, symbol, category, leverage, volume, turnover or status";

    /// <param name="inRank">In order of rank.</param>
    /// <returns>Null where the word is not known.</returns>
    public static IEnumerable<UniverseVerdict>? By(string word, bool descending, IReadOnlyList<UniverseVerdict> inRank) => word switch
    {
        "rank" => descending ? inRank.Reverse() : inRank,
        "symbol" => By(inRank, v => v.Instrument, descending, SymbolOrder.Instance),
        "category" => By(inRank, v => v.Category, descending),
        "leverage" => By(inRank, v => v.Listed?.MaxLeverage, descending),
        "volume" => By(inRank, v => v.Listed?.Volume24h, descending),
        "turnover" => By(inRank, v => v.Listed?.Turnover24h, descending),
        "status" => By(inRank, v => v.Listed?.Status, descending, StringComparer.Ordinal),
        _ => null,
    };

    private static IOrderedEnumerable<UniverseVerdict> By<TKey>(
        IEnumerable<UniverseVerdict> verdicts, Func<UniverseVerdict, TKey> key, bool descending, IComparer<TKey>? order = null)
    {
        IOrderedEnumerable<UniverseVerdict> knownFirst = verdicts.OrderBy(v => key(v) is null);
        return descending ? knownFirst.ThenByDescending(key, order) : knownFirst.ThenBy(key, order);
    }
}
