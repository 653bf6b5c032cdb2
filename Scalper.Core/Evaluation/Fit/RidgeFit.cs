using MathNet.Numerics.LinearAlgebra;
using Scalper.Core.Scoring;

namespace Scalper.Core.Evaluation.Fit;

/// <summary>
/// Ridge regression of the return at one horizon on the inputs (Hoerl, Kennard, "Ridge regression: biased estimation for nonorthogonal problems", Technometrics
/// 12 (1), 1970): w = (X'X / n + k I)^-1 X'y / n. There is no constant: a model that leans without a reason would be wrong in the mirrored market. Each symbol
/// of each recording counts the same, however long it is, and its returns in their own root mean square. An input that is none counts 0, which says nothing.
/// </summary>
public static class RidgeFit
{
    /// <summary>Fewer rows of a symbol teach nothing.</summary>
    public const int LeastRows = 100;

    /// <param name="parts">Usable rows of each recording; a symbol of one is not the same as of another.</param>
    /// <param name="horizon">Place among <see cref="Horizon.All"/>.</param>
    /// <param name="ridge">k: 0 or more.</param>
    /// <returns>A weight for each input, in target deviations for a deviation of the input; none (null) where no symbol has rows enough with a return.</returns>
    public static double[]? Solve(IReadOnlyList<IReadOnlyList<FitRow>> parts, int horizon, double ridge)
    {
        const int Inputs = MicrostructureInputs.Count;
        Matrix<double> squares = Matrix<double>.Build.Dense(Inputs, Inputs);
        Vector<double> targets = Vector<double>.Build.Dense(Inputs);
        int symbols = 0;
        foreach (FitRow[] own in parts.SelectMany(static part => part.GroupBy(r => r.Symbol, StringComparer.Ordinal)).Select(g => g.ToArray()))
        {
            double size = Math.Sqrt(own.Average(r => (double)r.Moves[horizon] * r.Moves[horizon]));
            if (own.Length < LeastRows || size == 0)
            {
                continue;
            }

            symbols++;
            Matrix<double> x = Matrix<double>.Build.Dense(own.Length, Inputs, (row, input) => own[row].Inputs[input] ?? 0);
            Vector<double> y = Vector<double>.Build.Dense(own.Length, row => own[row].Moves[horizon] / size);
            squares += x.TransposeThisAndMultiply(x) / own.Length;
            targets += x.TransposeThisAndMultiply(y) / own.Length;
        }

        return symbols == 0 ? null : [.. ((squares / symbols) + (Matrix<double>.Build.DenseIdentity(Inputs) * ridge)).Cholesky().Solve(targets / symbols)];
    }

    /// <summary>Magnitudes that 1/n, 2/n, ... and all of the weighted sums do not exceed.</summary>
    /// <param name="rows">At least one.</param>
    public static double[] Quantiles(IEnumerable<FitRow> rows, IReadOnlyList<double> weights, int parts)
    {
        double[] sums = [.. rows.Select(r => Math.Abs(Sum(r, weights))).Order()];
        return [.. Enumerable.Range(1, parts).Select(part => sums[(int)((((long)part * sums.Length) + parts - 1) / parts) - 1])];
    }

    /// <summary>What the model makes of a row, before it becomes a score.</summary>
    public static double Sum(FitRow row, IReadOnlyList<double> weights) => weights.Zip(row.Inputs, static (w, x) => w * (x ?? 0)).Sum();

    /// <summary>Its inputs and its return are known.</summary>
    public static bool IsUsable(FitRow row, int horizon) => row.Inputs.Any(i => i is not null) && !float.IsNaN(row.Moves[horizon]);
}
