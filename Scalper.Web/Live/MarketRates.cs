namespace Scalper.Web.Live;

/// <summary>Rates as of the sampler's last look. Immutable, shared by all viewers.</summary>
/// <param name="History">All main connections, oldest first, at most <see cref="RateSampler.HistoryLength"/>.</param>
/// <param name="Symbols">Frames a second of each symbol over the last period.</param>
/// <param name="Connections">Of each connection by its index, the metrics feed's too.</param>
public sealed record MarketRates(
    IReadOnlyList<RateSample> History, IReadOnlyDictionary<string, double> Symbols, IReadOnlyDictionary<int, ConnectionRate> Connections)
{
    public static readonly MarketRates None = new([], new Dictionary<string, double>(), new Dictionary<int, ConnectionRate>());

    /// <summary>Frames a second of a symbol; none before its second look.</summary>
    public double? Of(string symbol) => Symbols.TryGetValue(symbol, out double rate) ? rate : null;

    /// <summary>Errors in the last minute; none before the first period has ended.</summary>
    public long? ErrorsLastMinute => History.Count == 0 ? null : History.Where(s => s.AtMs > History[^1].AtMs - 60_000).Sum(s => s.Errors);
}
