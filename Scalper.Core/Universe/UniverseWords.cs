using System.Globalization;

namespace Scalper.Core.Universe;

/// <summary>Decisions of the universe rule in words.</summary>
internal static class UniverseWords
{
    /// <param name="rank">The contract's place among those that pass, from 1.</param>
    public static string Reason(UniverseCriterion criterion, bool followed, ListedContract contract, int rank, UniverseOptions options) => criterion switch
    {
        UniverseCriterion.PrimeList => "named in Universe:Prime",
        UniverseCriterion.IncludeList => "named in Universe:Include",
        UniverseCriterion.ExcludeList => "named in Universe:Exclude",
        UniverseCriterion.FixedList => followed ? "named in Universe:Symbols" : "not named in Universe:Symbols",
        UniverseCriterion.Status => contract.Status is { } status ? $"not traded now, the venue says {status}" : "not traded now",
        UniverseCriterion.Quote => "no linear perpetual quoted in USDT",
        UniverseCriterion.Leverage when contract.MaxLeverage is { } leverage => $"maximum leverage {Number(leverage)}, asked for {Number(options.MinLeverage)}",
        UniverseCriterion.Volume => contract.Volume24h is null ? "24 h volume not known" : "no volume in 24 h",
        UniverseCriterion.Rank => $"rank {Number(rank)}, at most {Number(options.MaxSymbols)} are followed",
        _ => "named in Universe:Fallback",
    };

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
