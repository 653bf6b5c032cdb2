using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of what the model "microstructure" looks at.</summary>
internal static class MicrostructureWords
{
    private static readonly string[] Labels =
    [
        "Touch imbalance", "Imbalance, 5 levels", "Imbalance, 10 levels", "Imbalance, 25 levels", "Order flow, 1 s", "Order flow, 5 s", "Micro-price - mid", "Trades, 1 s", "Trades, 5 s", "Trades, 30 s",
        "Return, 1 m",
    ];

    /// <param name="input">Its place in <see cref="MicrostructureInputs.Names"/>.</param>
    public static string Of(int input) => Labels[input];
}
