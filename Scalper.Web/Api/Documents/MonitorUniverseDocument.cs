using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/universe</c>: what is followed, and the list that it was chosen from.</summary>
/// <param name="Source">Where the list came from, as in <c>/api/symbols</c>; none until it is known.</param>
/// <param name="ListedAt">When the venue answered with it, Unix milliseconds; none for the fallback.</param>
/// <param name="AgeMs">Since then.</param>
/// <param name="Notice">What a user must know about the choice; none where nothing.</param>
/// <param name="Refresh">How the list was read last while the engine runs.</param>
/// <param name="Listed">Contracts on it.</param>
/// <param name="Followed">Symbols followed.</param>
/// <param name="Symbols">These, in order of rank.</param>
public sealed record MonitorUniverseDocument(
    string? Source,
    long? ListedAt,
    long? AgeMs,
    string? Notice,
    ListRefreshDocument Refresh,
    int Listed,
    CategoryCounts Categories,
    int Followed,
    IReadOnlyList<FollowedPlaceDocument> Symbols)
{
    public static MonitorUniverseDocument Of(
        FollowedUniverse? universe, IReadOnlyList<FollowedSymbol> symbols, EngineHealth health, UniverseRefreshState refresh, DateTimeOffset now)
    {
        Dictionary<string, UniverseVerdict> verdicts = (universe?.Verdicts ?? []).ToDictionary(v => v.Symbol, StringComparer.Ordinal);
        Dictionary<int, int> connections = health.Connections.GroupBy(c => c.Lane).ToDictionary(lane => lane.Key, lane => lane.First().Index);
        SymbolListDocument list = SymbolListDocument.Of(universe, refresh, now, []);
        return new MonitorUniverseDocument(
            list.Source,
            list.ListedAt,
            list.AgeMs,
            list.Notice,
            list.Refresh,
            list.Total,
            CategoryCounts.Of(universe?.Verdicts ?? []),
            symbols.Count,
            [.. symbols.Select((symbol, place) => FollowedPlaceDocument.Of(symbol, place + 1, verdicts.GetValueOrDefault(symbol.Instrument.Symbol), connections.GetValueOrDefault(symbol.Lane, symbol.Lane)))]);
    }
}
