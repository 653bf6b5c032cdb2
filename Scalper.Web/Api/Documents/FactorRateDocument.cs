using Scalper.Web.Factors;

namespace Scalper.Web.Api.Documents;

/// <summary>Shares of the measured time, 0 to 1; together 1.</summary>
/// <param name="TellsLittle">It stands the same way for more than four fifths of the time.</param>
public sealed record FactorRateDocument(double Up, double Down, double Zero, double None, bool TellsLittle)
{
    public static FactorRateDocument Of(FactorTimes times)
    {
        return new FactorRateDocument(Share(times.Up), Share(times.Down), Share(times.Zero), Share(times.None), times.Habit != FactorHabit.None);

        double Share(int seconds) => times.ShareOf(seconds) ?? 0;
    }
}
