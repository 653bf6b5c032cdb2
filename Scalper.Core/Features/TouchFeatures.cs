namespace Scalper.Core.Features;

/// <summary>What rests at the best prices and what came and went there. With an empty side every value is none (null).</summary>
public readonly record struct TouchFeatures
{
    /// <summary>(bid quantity - ask quantity) / (bid + ask) at the best prices, -1 to 1.</summary>
    public double? TouchImbalance { get; init; }

    /// <summary>Order-flow imbalance of the last second, base currency; none while the book has not been followed for as long.</summary>
    public double? Ofi1s { get; init; }

    /// <summary>The same over five seconds.</summary>
    public double? Ofi5s { get; init; }

    /// <summary>Micro-price - mid, in ticks; none while the symbol has taught too little (<see cref="MicroPrice"/>).</summary>
    public double? MicroPriceTicks { get; init; }
}
