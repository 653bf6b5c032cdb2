namespace Scalper.Core.Universe;

/// <summary>Which part of the universe rule decided on a contract.</summary>
public enum UniverseCriterion : byte
{
    /// <summary><see cref="UniverseOptions.Prime"/> names it.</summary>
    PrimeList,

    /// <summary><see cref="UniverseOptions.Include"/> names it.</summary>
    IncludeList,

    /// <summary><see cref="UniverseOptions.Exclude"/> names it.</summary>
    ExcludeList,

    /// <summary>There is a fixed list, <see cref="UniverseOptions.Symbols"/>, and it names it or not.</summary>
    FixedList,

    /// <summary>The venue does not trade it now.</summary>
    Status,

    /// <summary>It is no linear perpetual quoted in USDT.</summary>
    Quote,

    /// <summary>Its maximum leverage is too low; one that is not known never is.</summary>
    Leverage,

    /// <summary>It has no volume over 24 h, or none is known.</summary>
    Volume,

    /// <summary>All of the above let it pass: its place decides, within <see cref="UniverseOptions.MaxSymbols"/> or beyond.</summary>
    Rank,

    /// <summary>The fallback list in the settings: the venue's own facts are not known.</summary>
    Fallback,
}
