using Scalper.Core.Events;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;

namespace Scalper.Core.Engine;

/// <summary>A copy of everything a lane holds of one symbol, taken between two frames. Immutable.</summary>
public sealed record SymbolDetail
{
    public required Instrument Instrument { get; init; }

    public required SymbolView View { get; init; }

    /// <summary>Bids, best first; those last known where the book is not Live.</summary>
    public required IReadOnlyList<BookLevel> Bids { get; init; }

    /// <summary>Asks, best first.</summary>
    public required IReadOnlyList<BookLevel> Asks { get; init; }

    /// <summary>The tape, newest first, at most 100.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>Candles of each interval, oldest first.</summary>
    public required IReadOnlyDictionary<CandleInterval, IReadOnlyList<Candle>> Candles { get; init; }

    /// <summary>The last 50 walls by their opening, newest first.</summary>
    public IReadOnlyList<WallCase> WallCases { get; init; } = [];

    /// <summary>The score over the intervals of the candles, as many of each, oldest first; an interval in which nobody kept the symbol has none.</summary>
    public IReadOnlyDictionary<CandleInterval, IReadOnlyList<ScorePoint>> ScorePoints { get; init; } = NoScorePoints;

    /// <summary>The last 256 spans in which the book was not Live or trades may be missing, in the order they began.</summary>
    public IReadOnlyList<DataGap> Gaps { get; init; } = [];

    private static IReadOnlyDictionary<CandleInterval, IReadOnlyList<ScorePoint>> NoScorePoints { get; } =
        Enum.GetValues<CandleInterval>().ToDictionary(i => i, _ => (IReadOnlyList<ScorePoint>)[]);

    /// <summary>Of a symbol of which nothing is held.</summary>
    internal static SymbolDetail Empty(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return new SymbolDetail
        {
            Instrument = symbol.Instrument,
            View = view,
            Bids = [],
            Asks = [],
            Trades = [],
            Candles = Enum.GetValues<CandleInterval>().ToDictionary(i => i, _ => (IReadOnlyList<Candle>)[]),
        };
    }
}
