using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Whether confidence is worth its number: read as the probability p = 0.5 + confidence / 200 that the mid moves to the score's side (Brier,
/// "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950). Scores without a side and moves of 0 forecast
/// nothing and are left out, as <see cref="HitCounts"/> counts them. Sums are the same in any order. One thread.
/// </summary>
public sealed class Calibration
{
    /// <summary>Bins of ten points of confidence each: 0 to below 10, and so on; 100 belongs to the last.</summary>
    public const int Bins = 10;

    /// <summary>What p = 0.5 gets, who forecasts nothing: less is better, more is worse than silence.</summary>
    public const double CoinBrier = 0.25;

    private const double MostConfidence = 100;
    private const double PointsPerBin = MostConfidence / Bins;

    private readonly CalibrationBin[] _bins = new CalibrationBin[Bins];
    private ExactMean _squares;

    /// <summary>Forecasts that were right or wrong.</summary>
    public long Count => _squares.Count;

    /// <summary>Mean of (p - 1)^2 for hits and p^2 for misses, 0 (certain and right) to 1 (certain and wrong); none of no forecasts.</summary>
    public double? Brier => _squares.Value;

    /// <summary>The reliability curve, lowest confidence first; a copy. Empty bins are there too.</summary>
    public IReadOnlyList<CalibrationBin> Curve => [.. _bins];

    /// <summary>The probability that a confidence stands for, 0.5 to 1.</summary>
    /// <param name="confidence">0 to 100.</param>
    public static double Probability(double confidence) => 0.5 + (confidence / 200);

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Bins"/> of them.</exception>
    public static Calibration Of(ExactMean squares, ReadOnlySpan<CalibrationBin> bins)
    {
        if (bins.Length != Bins)
        {
            throw new ArgumentException($"Expected {Bins} bins, came {bins.Length}.", nameof(bins));
        }

        Calibration calibration = new() { _squares = squares };
        bins.CopyTo(calibration._bins);
        return calibration;
    }

    /// <summary>All that it holds.</summary>
    public (ExactMean Squares, IReadOnlyList<CalibrationBin> Bins) Save() => (_squares, Curve);

    /// <param name="confidence">0 to 100.</param>
    /// <param name="move">Log return of the mid; its sign alone counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in that range.</exception>
    public void Add(ScoreSide side, double confidence, double move)
    {
        if (!(confidence >= 0 && confidence <= MostConfidence))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected a confidence from 0 to 100.");
        }

        if (side == ScoreSide.Neutral || move == 0)
        {
            return;
        }

        double probability = Probability(confidence);
        bool isHit = (move > 0) == (side == ScoreSide.Long);
        double miss = isHit ? 1 - probability : probability;
        _squares = _squares.With(miss * miss);
        ref CalibrationBin bin = ref _bins[Math.Min((int)(confidence / PointsPerBin), Bins - 1)];
        bin = bin.With(probability, isHit);
    }

    /// <summary>Adds what another has.</summary>
    public void Add(Calibration other)
    {
        _squares += other._squares;
        for (int i = 0; i < Bins; i++)
        {
            _bins[i] += other._bins[i];
        }
    }

    public void Clear()
    {
        _squares = default;
        Array.Clear(_bins);
    }
}
