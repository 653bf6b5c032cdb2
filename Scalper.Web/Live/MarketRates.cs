namespace Scalper.Web.Live;

/// <summary>Rates as of the sampler's last look. Immutable, shared by all viewers.</summary>
/// <param name="History">All main connections, oldest first, at most <see cref="RateSampler.HistoryLength"/>.</param>
/// <param name="Symbols">Frames a second of each symbol over the last period.</param>
/// <param name="Connections">Of each connection by its index, the metrics feed's too.</param>
public sealed record MarketRates(
    IReadOnlyList<RateSample> History, IReadOnlyDictionary<string, double> Symbols, IReadOnlyDictionary<int, ConnectionRate> Connections)
{
    public static readonly MarketRates None = new([], new Dictionary<string, double>(), new Dictionary<int, ConnectionRate>());

    /// <summary>How long there has been no look, in whole periods; none while the next one is not overdue, or before the first.</summary>
    /// <param name="engineNowMs">Now on the engine's clock.</param>
    public long? UnreadMs(long engineNowMs)
    {
        long ageMs = History is [.., var last] ? engineNowMs - last.AtMs : 0;
        long periodMs = (long)RateSampler.Period.TotalMilliseconds;
        return ageMs > RateSampler.Patience.TotalMilliseconds ? ageMs / periodMs * periodMs : null;
    }

    /// <summary>Frames a second of a symbol; none before its second look.</summary>
    public double? Of(string symbol) => Symbols.TryGetValue(symbol, out double rate) ? rate : null;

    /// <summary>Errors in the last minute; none before the first period has ended.</summary>
    public long? ErrorsLastMinute => History.Count == 0 ? null : History.Where(s => s.AtMs > History[^1].AtMs - 60_000).Sum(s => s.Errors);
}
