namespace Scalper.Core.Engine;

/// <summary>What changes among the symbols of one lane, all at once between two frames. The symbols that it does not name notice nothing.</summary>
internal sealed record LaneChange
{
    /// <summary>Followed no more: their places are free.</summary>
    public IReadOnlyList<FollowedSymbol> Drops { get; init; } = [];

    /// <summary>In the places of symbols of the same name, with other steps: what was kept of those is void.</summary>
    public IReadOnlyList<FollowedSymbol> Replacements { get; init; } = [];

    /// <summary>Followed from now on, each in a place that is free then or the next new one.</summary>
    public IReadOnlyList<RankedSymbol> Adds { get; init; } = [];

    public bool IsEmpty => Drops.Count + Replacements.Count + Adds.Count == 0;

    /// <summary>What of it concerns some symbols alone.</summary>
    public LaneChange Of(Predicate<string> symbols)
    {
        return new LaneChange { Drops = [.. Drops.Where(Has)], Replacements = [.. Replacements.Where(Has)], Adds = [.. Adds.Where(a => Has(a.Symbol))] };

        bool Has(FollowedSymbol symbol) => symbols(symbol.Instrument.Symbol);
    }

    /// <summary>Every symbol that it names.</summary>
    public IEnumerable<string> Symbols => Drops.Concat(Replacements).Concat(Adds.Select(a => a.Symbol)).Select(s => s.Instrument.Symbol);
}
