using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>A followed contract with the facts that a refresh watches.</summary>
/// <param name="MaxLeverage">The largest leverage the venue allows; none where it is not known.</param>
public sealed record FollowedContract(Instrument Instrument, double? MaxLeverage)
{
    public string Symbol => Instrument.Symbol;

    public static FollowedContract Of(UniverseVerdict verdict) => new(verdict.Instrument, verdict.Listed?.MaxLeverage);

    /// <summary>What differs from an earlier state of the same contract, in words; empty where nothing does.</summary>
    public IEnumerable<string> ChangesFrom(FollowedContract before)
    {
        // The text too decides how prices are written, so 0.1 after 0.10 is a change.
        if (before.Instrument.TickSize.Text != Instrument.TickSize.Text)
        {
            yield return $"tick size {Instrument.TickSize} instead of {before.Instrument.TickSize}";
        }

        if (before.Instrument.QtyStep.Text != Instrument.QtyStep.Text)
        {
            yield return $"quantity step {Instrument.QtyStep} instead of {before.Instrument.QtyStep}";
        }

        if (before.MaxLeverage != MaxLeverage)
        {
            yield return $"maximum leverage {Words(MaxLeverage)} instead of {Words(before.MaxLeverage)}";
        }
    }

    private static string Words(double? leverage) => leverage is { } known ? UniverseWords.Number(known) : "unknown";
}
