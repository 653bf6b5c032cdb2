using System.Globalization;

namespace Scalper.Tests.Reference;

/// <summary>A made-up contract: its prices and quantities are written with the decimals of its steps.</summary>
/// <param name="StartTicks">The fair price at the start, in ticks.</param>
internal sealed record MiniInstrument(string Symbol, decimal TickSize, decimal QuantityStep, long StartTicks)
{
    /// <summary>A tick is 1 bps, 0.015 bps and 0.8 bps of the price, so that 50 bps lie within, far beyond and near the edge of 50 levels.</summary>
    public static IReadOnlyList<MiniInstrument> All { get; } =
    [
        new("AAAUSDT", 0.01m, 0.1m, 10_000),
        new("BTCUSDT", 0.10m, 0.001m, 650_000),
        new("1000CCCUSDT", 0.0000010m, 1m, 12_345),
    ];

    public string Price(long ticks) => (ticks * TickSize).ToString(CultureInfo.InvariantCulture);

    public string Quantity(long lots) => lots == 0 ? "0" : (lots * QuantityStep).ToString(CultureInfo.InvariantCulture);
}
