using Scalper.Core.Engine;
using Scalper.Core.Universe;

namespace Scalper.Core.Replay.Session;

/// <summary>The symbols that a replay follows at one moment. Immutable.</summary>
/// <param name="Symbols">By lane and place.</param>
/// <param name="IsWhole">No lane is between a gap and its next checkpoint.</param>
internal sealed record ReplayPicture(IReadOnlyList<FollowedSymbol> Symbols, IReadOnlyDictionary<string, FollowedSymbol> BySymbol, FollowedUniverse Universe, bool IsWhole)
{
    public static ReplayPicture Of(IReadOnlyList<PlayedLane> lanes)
    {
        List<FollowedSymbol> symbols = [];
        foreach (LaneSymbols lane in lanes.Select(l => l.Lane?.Market.Symbols).OfType<LaneSymbols>())
        {
            symbols.AddRange(Enumerable.Range(0, lane.Count).Select(lane.Followed).OfType<FollowedSymbol>());
        }

        Dictionary<string, FollowedSymbol> bySymbol = new(StringComparer.Ordinal);
        foreach (FollowedSymbol symbol in symbols)
        {
            bySymbol[symbol.Instrument.Symbol] = symbol;
        }

        return new ReplayPicture(
            symbols, bySymbol, new FollowedUniverse(UniverseSource.Recorded, [.. symbols.Select(s => s.Instrument)], Notice: null), lanes.All(l => l.Lane is not null));
    }
}
