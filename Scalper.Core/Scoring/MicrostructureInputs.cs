using System.Runtime.CompilerServices;
using Scalper.Core.Features;

namespace Scalper.Core.Scoring;

/// <summary>What the model "microstructure" looks at, in the order of <see cref="Names"/>; none (null) where unknown. Plain numbers.</summary>
[InlineArray(Count)]
public struct MicrostructureInputs : IEquatable<MicrostructureInputs>
{
    public const int Count = 11;

    private double? _first;

    /// <summary>As settings, files and requests name them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "touchImbalance", "imbalance5", "imbalance10", "imbalance25", "ofi1s", "ofi5s", "microPriceTicks", "tradeImbalance1s", "tradeImbalance5s", "tradeImbalance30s", "return1m",
    ];

    /// <summary>The factor that each one's points go to.</summary>
    public static IReadOnlyList<ScoreFactor> Factors { get; } =
    [
        ScoreFactor.DepthImbalance, ScoreFactor.DepthImbalance, ScoreFactor.DepthImbalance, ScoreFactor.DepthImbalance, ScoreFactor.TradeFlow, ScoreFactor.TradeFlow,
        ScoreFactor.DepthImbalance, ScoreFactor.TradeFlow, ScoreFactor.TradeFlow, ScoreFactor.TradeFlow, ScoreFactor.Momentum,
    ];

    public static bool operator ==(in MicrostructureInputs left, in MicrostructureInputs right) => ((ReadOnlySpan<double?>)left).SequenceEqual(right);

    public static bool operator !=(in MicrostructureInputs left, in MicrostructureInputs right) => !(left == right);

    /// <summary>Gathers them; shares of the bids (0 to 1) become imbalances (-1 to 1).</summary>
    public static MicrostructureInputs Of(in OrderBookFeatures book, in TouchFeatures touch, in DeltaFeatures delta, in MomentumFeatures momentum)
    {
        MicrostructureInputs inputs = default;
        inputs[0] = touch.TouchImbalance;
        inputs[1] = (2 * book.Imbalance5) - 1;
        inputs[2] = book.DepthImbalance;
        inputs[3] = (2 * book.Imbalance25) - 1;
        inputs[4] = touch.Ofi1s;
        inputs[5] = touch.Ofi5s;
        inputs[6] = touch.MicroPriceTicks;
        inputs[7] = delta.TradeImbalance1s;
        inputs[8] = delta.TradeImbalance5s;
        inputs[9] = delta.TradeImbalance30s;
        inputs[10] = momentum.PriceChangePct1m;
        return inputs;
    }

    public readonly bool Equals(MicrostructureInputs other) => this == other;

    public override readonly bool Equals(object? obj) => obj is MicrostructureInputs other && this == other;

    public override readonly int GetHashCode() => _first.GetHashCode();
}
