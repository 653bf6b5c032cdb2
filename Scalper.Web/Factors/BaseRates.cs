using Scalper.Core.Scoring;

namespace Scalper.Web.Factors;

/// <summary>How often each factor of a symbol stood which way while its score was shown, over the last hour. Immutable.</summary>
/// <param name="Seconds">Time it was measured over; what had no score is not in it.</param>
/// <param name="Times">One for each factor, in their order; each over all the seconds.</param>
public sealed record BaseRates(int Seconds, IReadOnlyList<FactorTimes> Times)
{
    /// <summary>Less is no rate.</summary>
    public const int LeastSeconds = 60;

    /// <summary>Nothing was measured.</summary>
    public static BaseRates None { get; } = new(0, new FactorTimes[Enum.GetValues<ScoreFactor>().Length]);

    public bool IsLongEnough => Seconds >= LeastSeconds;

    public FactorTimes this[ScoreFactor factor] => Times[(int)factor];
}
