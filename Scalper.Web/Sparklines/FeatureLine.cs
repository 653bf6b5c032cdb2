using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Web.Sparklines;

/// <summary>A feature as the symbol page lists it.</summary>
/// <param name="Id">Its name in the HTTP API.</param>
/// <param name="Label">What it is, with the unit where it has one.</param>
/// <param name="Value">Its number; null for none.</param>
/// <param name="Write">The number as it is printed, for the symbol's tick size.</param>
public sealed record FeatureLine(string Id, string Label, Func<SymbolReading, double?> Value, Func<DecimalStep, double?, string> Write)
{
    /// <summary>A feature that is no price.</summary>
    public FeatureLine(string id, string label, Func<SymbolReading, double?> value, Func<double?, string> write)
        : this(id, label, value, (_, number) => write(number))
    {
    }

    /// <summary>The feature of a reading in print; a dash where the book is not Live.</summary>
    public string TextOf(SymbolReading reading) => Write(reading.Instrument.TickSize, reading.IsLive ? Value(reading) : null);
}
