using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>The venue's list as it was read last, as far as it was asked for.</summary>
/// <param name="Source">Where it came from: Venue, Settings (the venue's list, a fixed choice), Stored or Fallback; none until it is known.</param>
/// <param name="ListedAt">When the venue answered with it, Unix milliseconds; none for the fallback.</param>
/// <param name="AgeMs">Since then.</param>
/// <param name="Notice">What a user must know about the choice; none where nothing.</param>
/// <param name="Refresh">How it was read last while the engine runs.</param>
/// <param name="Total">Contracts on the whole list.</param>
public sealed record SymbolListDocument(
    string? Source, long? ListedAt, long? AgeMs, string? Notice, ListRefreshDocument Refresh, int Total, IReadOnlyList<ListedSymbolDocument> Symbols)
{
    public static SymbolListDocument Of(FollowedUniverse? universe, UniverseRefreshState refresh, DateTimeOffset now, IEnumerable<ListedSymbolDocument> symbols) => new(
        universe?.Source.ToString(),
        universe?.ListedAt?.ToUnixTimeMilliseconds(),
        universe?.ListedAt is { } at ? Math.Max(0, (long)(now - at).TotalMilliseconds) : null,
        universe?.Notice,
        ListRefreshDocument.Of(refresh),
        universe?.Verdicts.Count ?? 0,
        [.. symbols]);
}
