using Scalper.Core.State;

namespace Scalper.Core.Primitives;

/// <summary>A tradable contract of one venue and the grids its numbers live on. Immutable.</summary>
/// <param name="Symbol">Venue and name, as <c>Binance:BTCUSDT</c>; the name alone is one of <see cref="UsualVenue"/>, or of a recording, which is of one venue. Upper case but for the venue.</param>
/// <param name="TickSize">Grid of prices, in quote currency.</param>
/// <param name="QtyStep">Grid of quantities (lots), in base currency.</param>
[NotState]
public sealed record Instrument(string Symbol, DecimalStep TickSize, DecimalStep QtyStep)
{
    /// <summary>Whose symbols go by their names alone.</summary>
    public const string UsualVenue = "Bybit";

    /// <summary>The venue, as pages and recordings have it.</summary>
    public string Venue { get; init; } = VenueOf(Symbol);

    /// <summary>The venue's own name of it, upper case.</summary>
    public string Name { get; } = NameOf(Symbol);

    /// <summary>The symbol of a venue's contract.</summary>
    public static string SymbolOf(string venue, string name) => venue == UsualVenue ? name : $"{venue}:{name}";

    /// <summary>Whose contract a symbol is.</summary>
    public static string VenueOf(string symbol) => symbol.IndexOf(':', StringComparison.Ordinal) is > 0 and int mark ? symbol[..mark] : UsualVenue;

    /// <summary>The venue's own name in a symbol.</summary>
    public static string NameOf(string symbol) => symbol[(symbol.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Both grids are those of another instrument, down to the digits that numbers on them are written with.</summary>
    public bool HasStepsOf(Instrument other) => TickSize.Text == other.TickSize.Text && QtyStep.Text == other.QtyStep.Text;

    /// <summary>A price in quote currency.</summary>
    public double Price(long ticks) => TickSize.ToDouble(ticks);

    /// <summary>A quantity in base currency.</summary>
    public double Quantity(long lots) => QtyStep.ToDouble(lots);
}
