using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>Chooses the symbols to follow. Pure: the same lists give the same choice in the same order.</summary>
public static class UniverseRule
{
    /// <summary>
    /// The fixed list where the settings have one; else the prime symbols that are listed and trade, then trading USDT perpetuals with
    /// enough leverage and any volume, by turnover; equal turnover by name.
    /// </summary>
    public static FollowedUniverse Choose(IReadOnlyCollection<ListedContract> listed, UniverseOptions options)
    {
        return options.Symbols.Count > 0 ? ChooseFixed(listed, options) : ChooseByRule(listed, options);
    }

    private static FollowedUniverse ChooseFixed(IReadOnlyCollection<ListedContract> listed, UniverseOptions options)
    {
        Dictionary<string, ListedContract> bySymbol = listed.ToDictionary(c => c.Symbol, StringComparer.Ordinal);
        string[] wanted = [.. options.Symbols.Distinct(StringComparer.Ordinal)];
        string[] missing = [.. wanted.Where(s => !bySymbol.TryGetValue(s, out ListedContract? c) || !c.IsTrading)];
        Instrument[] chosen = [.. wanted.Except(missing).Take(options.MaxSymbols).Select(s => bySymbol[s].Instrument)];
        string? notice = missing.Length > 0 ? $"Not traded on the venue, so not followed: {string.Join(", ", missing)}." : null;
        return new FollowedUniverse(UniverseSource.Settings, chosen, notice);
    }

    private static FollowedUniverse ChooseByRule(IReadOnlyCollection<ListedContract> listed, UniverseOptions options)
    {
        HashSet<string> prime = new(options.Prime, StringComparer.Ordinal);
        IEnumerable<ListedContract> first = options.Prime.Distinct(StringComparer.Ordinal)
            .Select(s => listed.FirstOrDefault(c => c.Symbol == s && c.IsTrading))
            .OfType<ListedContract>();
        IEnumerable<ListedContract> rest = listed
            .Where(c => !prime.Contains(c.Symbol) && c.IsTrading && c.IsUsdtPerpetual && c.MaxLeverage >= options.MinLeverage && c.Volume24h > 0)
            .OrderByDescending(c => c.Turnover24h ?? 0)
            .ThenBy(c => c.Symbol, StringComparer.Ordinal);
        return new FollowedUniverse(UniverseSource.Venue, [.. first.Concat(rest).Take(options.MaxSymbols).Select(c => c.Instrument)], null);
    }
}
