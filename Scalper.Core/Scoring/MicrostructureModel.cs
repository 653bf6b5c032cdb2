namespace Scalper.Core.Scoring;

/// <summary>
/// The model "microstructure": a weighted sum of what the touch, the book, the flow and the last minute say, each in its own usual deviations, by weights that were
/// fitted to recorded markets. The sum becomes a score by its rank among those that were trained on: 100 more than all of them. The mirrored market has the
/// mirrored score, up to rounding.
/// </summary>
public sealed class MicrostructureModel(MicrostructureFit fit) : IScoreModel
{
    private const double HalfScale = 50;
    private const int MostSteps = (int)(InputDeviations.Most * FactorSteps.PerUnit);

    // Copied: an array is read faster than a list, and this is done at each frame.
    private readonly double[] _weights = [.. fit.Weights];
    private readonly double[] _quantiles = [0, .. fit.Quantiles];

    public string Name => "microstructure";

    public string WeightsHash { get; } = fit.Hash();

    public bool IsAdditive => false;

    public Score Rate(in FactorInputs inputs) => ScoreScale.Rate(Contribute(inputs));

    public Contributions Contribute(in FactorInputs inputs)
    {
        FactorSums sums = Sum(inputs.Microstructure);
        double total = sums.Total;
        return sums.ToPoints(total == 0 ? 0 : HalfScale * RankOf(Math.Abs(total)) / Math.Abs(total));
    }

    /// <summary>The share of what was trained on whose sums are no larger, 0 to 1; between two quantiles in proportion.</summary>
    public double RankOf(double magnitude)
    {
        int below = 0, above = _quantiles.Length;
        while (above - below > 1)
        {
            int middle = (below + above) / 2;
            (below, above) = _quantiles[middle] < magnitude ? (middle, above) : (below, middle);
        }

        if (above == _quantiles.Length)
        {
            return 1;
        }

        double from = _quantiles[below], to = _quantiles[above];
        return (below + (to > from ? (magnitude - from) / (to - from) : 1)) / (_quantiles.Length - 1);
    }

    /// <summary>How far a factor's inputs lean to the bids, in deviations: their mean, each weighed and turned as the model does; none (null) where none of them is known.</summary>
    public double? LeanOf(ScoreFactor factor, in MicrostructureInputs inputs)
    {
        double? sum = null;
        double weights = 0;
        for (int input = 0; input < MicrostructureInputs.Count; input++)
        {
            if (MicrostructureInputs.Factors[input] == factor && inputs[input] is { } deviations)
            {
                sum = (sum ?? 0) + (_weights[input] * deviations);
                weights += Math.Abs(_weights[input]);
            }
        }

        return weights > 0 ? sum / weights : null;
    }

    public FactorSteps Steps(ScoreFactor factor, FactorInputs inputs, bool isUpward) => MicrostructureInputs.Factors.Contains(factor)
        ? FactorSteps.Between(-MostSteps, MostSteps, isUpward, v => inputs with { Microstructure = With(inputs.Microstructure, factor, v) })
        : FactorSteps.Of(inputs);

    // All inputs of the factor lean one way, each by as many of its deviations.
    private MicrostructureInputs With(MicrostructureInputs inputs, ScoreFactor factor, double deviations)
    {
        for (int input = 0; input < MicrostructureInputs.Count; input++)
        {
            if (MicrostructureInputs.Factors[input] == factor)
            {
                inputs[input] = Math.Sign(_weights[input]) * deviations;
            }
        }

        return inputs;
    }

    private FactorSums Sum(in MicrostructureInputs inputs)
    {
        FactorSums sums = default;
        for (int input = 0; input < MicrostructureInputs.Count; input++)
        {
            if (inputs[input] is { } deviations)
            {
                sums.Add(MicrostructureInputs.Factors[input], _weights[input] * deviations);
            }
        }

        return sums;
    }

    private struct FactorSums
    {
        private double? _depthImbalance;
        private double? _tradeFlow;
        private double? _momentum;

        public readonly double Total => (_depthImbalance ?? 0) + (_tradeFlow ?? 0) + (_momentum ?? 0);

        public void Add(ScoreFactor factor, double part)
        {
            switch (factor)
            {
                case ScoreFactor.DepthImbalance:
                    _depthImbalance = (_depthImbalance ?? 0) + part;
                    break;
                case ScoreFactor.TradeFlow:
                    _tradeFlow = (_tradeFlow ?? 0) + part;
                    break;
                default:
                    _momentum = (_momentum ?? 0) + part;
                    break;
            }
        }

        public readonly Contributions ToPoints(double perUnit) => new(_depthImbalance * perUnit, _tradeFlow * perUnit, Walls: null, Spoofing: null, _momentum * perUnit);
    }
}
