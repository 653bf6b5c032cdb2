using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>Chooses the symbols to follow. Pure: the same lists give the same choice in the same order.</summary>
public static class UniverseRule
{
    /// <summary>
    /// The fixed list where the settings have one; else the prime symbols that are listed and trade, then trading USDT perpetuals with
    /// enough leverage and any volume, by turnover; equal turnover by name. Either way included symbols that trade come before those
    /// that no list names, and excluded ones never.
    /// </summary>
    /// <param name="followed">Symbols followed so far: to take the place of one takes <see cref="UniverseOptions.DisplacePercent"/> more turnover.</param>
    public static FollowedUniverse Choose(
        IReadOnlyCollection<ListedContract> listed, UniverseOptions options, IReadOnlySet<string>? followed = null)
    {
        double advantage = 1 + (options.DisplacePercent / 100);
        UniverseVerdict[] verdicts = Judge(
            listed, options, c => (c.Turnover24h ?? 0) * (followed?.Contains(c.Symbol) == true ? advantage : 1));
        return new FollowedUniverse(
            options.Symbols.Count > 0 ? UniverseSource.Settings : UniverseSource.Venue,
            [.. verdicts.Where(v => v.IsFollowed).Select(v => v.Instrument)],
            NoticeOf(listed, options))
        {
            Verdicts = verdicts,
        };
    }

    private static UniverseVerdict[] Judge(IReadOnlyCollection<ListedContract> listed, UniverseOptions options, Func<ListedContract, double> weight)
    {
        UniverseLists lists = new(options);
        List<UniverseVerdict> verdicts = new(listed.Count);
        int rank = 0;
        IEnumerable<(ListedContract Contract, UniverseCriterion Criterion, bool Passes)> inOrder = listed
            .Select(c => (Contract: c, Asked: lists.Ask(c)))
            .Select(c => (c.Contract, c.Asked.Criterion, c.Asked.Passes))
            .OrderByDescending(c => c.Passes)
            .ThenBy(c => lists.PlaceOf(c.Contract.Symbol))
            .ThenByDescending(c => weight(c.Contract))
            .ThenBy(c => c.Contract.Symbol, StringComparer.Ordinal);
        foreach ((ListedContract contract, UniverseCriterion criterion, bool passes) in inOrder)
        {
            rank += passes ? 1 : 0;
            bool followed = passes && rank <= options.MaxSymbols;
            UniverseCriterion decided = passes && !followed ? UniverseCriterion.Rank : criterion;
            UniverseCategory category = followed ? lists.CategoryOf(contract.Symbol) : UniverseCategory.Excluded;
            verdicts.Add(new UniverseVerdict(contract.Instrument, category, decided, UniverseWords.Reason(decided, followed, contract, rank, options), contract));
        }

        return [.. verdicts];
    }

    private static string? NoticeOf(IReadOnlyCollection<ListedContract> listed, UniverseOptions options)
    {
        HashSet<string> traded = new(listed.Where(c => c.IsTrading).Select(c => c.Symbol), StringComparer.Ordinal);
        string[] missing = [.. options.Symbols.Concat(options.Include).Except(options.Exclude).Where(s => !traded.Contains(s))];
        return missing.Length > 0 ? $"Not traded on the venue, so not followed: {string.Join(", ", missing)}." : null;
    }
}
