using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>The lists of symbols in force.</summary>
/// <param name="Include">Followed while they trade, whatever the rule says.</param>
/// <param name="Exclude">Never followed.</param>
/// <param name="ChangedAt">When an administrator applied them, Unix milliseconds; none while those of the settings hold.</param>
/// <param name="ChangedBy">Who did; none likewise.</param>
public sealed record SymbolListsDocument(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, long? ChangedAt, string? ChangedBy)
{
    public static SymbolListsDocument Of(UniverseOptions rule, KeptLists? kept) =>
        new(rule.Include, rule.Exclude, kept?.At.ToUnixTimeMilliseconds(), kept?.By);
}
