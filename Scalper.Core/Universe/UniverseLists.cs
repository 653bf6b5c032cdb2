namespace Scalper.Core.Universe;

/// <summary>The settings' lists and limits, ready to be asked about one contract after another.</summary>
internal sealed class UniverseLists
{
    private readonly double _minLeverage;
    private readonly HashSet<string> _prime;
    private readonly HashSet<string> _fixed;
    private readonly HashSet<string> _include;
    private readonly HashSet<string> _exclude;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public UniverseLists(UniverseOptions options)
    {
        _minLeverage = options.MinLeverage;
        _prime = new(options.Prime, StringComparer.Ordinal);
        _fixed = new(options.Symbols, StringComparer.Ordinal);
        _include = new(options.Include, StringComparer.Ordinal);
        _exclude = new(options.Exclude, StringComparer.Ordinal);
        foreach (string symbol in (_fixed.Count > 0 ? options.Symbols : options.Prime).Concat(options.Include))
        {
            _places.TryAdd(symbol, _places.Count);
        }
    }

    /// <summary>Place of a symbol that a list names; beyond all of them where none does.</summary>
    public int PlaceOf(string symbol) => _places.GetValueOrDefault(symbol, int.MaxValue);

    /// <summary>The category of a followed symbol.</summary>
    public UniverseCategory CategoryOf(string symbol) => _prime.Contains(symbol) ? UniverseCategory.Prime : UniverseCategory.Normal;

    /// <summary>Neither the exclusions nor a fixed list speak against the symbol.</summary>
    public bool Allows(string symbol) =>
        !_exclude.Contains(symbol) && (_fixed.Count == 0 || _fixed.Contains(symbol) || _include.Contains(symbol));

    /// <summary>The first criterion that decides, and whether it lets the contract pass; what is beyond the most symbols passes here.</summary>
    public (UniverseCriterion Criterion, bool Passes) Ask(ListedContract contract) => contract.Symbol switch
    {
        var s when _exclude.Contains(s) => (UniverseCriterion.ExcludeList, false),
        var s when !Allows(s) => (UniverseCriterion.FixedList, false),
        _ when !contract.IsTrading => (UniverseCriterion.Status, false),
        var s when _fixed.Contains(s) => (UniverseCriterion.FixedList, true),
        var s when _fixed.Count == 0 && _prime.Contains(s) => (UniverseCriterion.PrimeList, true),
        var s when _include.Contains(s) => (UniverseCriterion.IncludeList, true),
        _ when !contract.IsUsdtPerpetual => (UniverseCriterion.Quote, false),
        _ when contract.MaxLeverage < _minLeverage => (UniverseCriterion.Leverage, false),
        _ when contract.Volume24h is not > 0 => (UniverseCriterion.Volume, false),
        _ => (UniverseCriterion.Rank, true),
    };
}
