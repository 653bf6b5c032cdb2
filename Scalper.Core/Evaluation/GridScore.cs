using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Core.Evaluation;

/// <summary>
/// A model's score as a grid sample keeps it: numbers in hundredths, so that a second of a symbol takes 14 bytes a model. Plain value.
/// </summary>
/// <param name="Value">Score, 0 to 10,000.</param>
/// <param name="Confidence">0 to 10,000.</param>
/// <param name="Side">As the score itself said it, before rounding.</param>
public readonly record struct GridScore(short Value, short Confidence, ScoreSide Side)
{
    /// <summary>Factors of a score, in the order of <see cref="Contributions"/>.</summary>
    public const int Factors = 5;

    /// <summary>A contribution that is none.</summary>
    public const short None = short.MinValue;

    /// <summary>Hundredths to points.</summary>
    public const double Step = 0.01;

    /// <summary>The names of the factors, in their order.</summary>
    public static IReadOnlyList<string> FactorNames { get; } = ["depthImbalance", "tradeFlow", "walls", "spoofing", "momentum"];

    /// <summary>Rounds a score; a half goes to the even hundredth.</summary>
    /// <param name="contributions">Takes as many as <see cref="Factors"/>; <see cref="None"/> where one is none.</param>
    public static GridScore Of(in Score score, Span<short> contributions)
    {
        Contributions points = score.Contributions;
        contributions[0] = Round(points.DepthImbalance);
        contributions[1] = Round(points.TradeFlow);
        contributions[2] = Round(points.Walls);
        contributions[3] = Round(points.Spoofing);
        contributions[4] = Round(points.Momentum);
        return new GridScore(Round(score.Value), Round(score.Confidence), score.Side);
    }

    private static short Round(double? points) => points is { } known ? (short)Math.Round(known / Step) : None;
}
