namespace Scalper.Web.Factors;

/// <summary>How one factor stood, in seconds: up, down, zero and none add up to all of them.</summary>
/// <param name="Up">It gave points.</param>
/// <param name="Down">It took points.</param>
/// <param name="Zero">It did neither.</param>
/// <param name="None">Its input was missing.</param>
/// <param name="Both">Of <paramref name="Zero"/>, the seconds with a wall on both sides; of walls alone.</param>
public readonly record struct FactorTimes(int Up, int Down, int Zero, int None, int Both = 0)
{
    /// <summary>A factor that stands the same way for more of the time than this tells little by standing so again.</summary>
    public const double UsualShare = 0.8;

    public int Seconds => Up + Down + Zero + None;

    /// <summary>The way it stands nearly always: no news when it does so again. At rest is none: a factor that seldom speaks says much.</summary>
    public FactorHabit Habit =>
        IsUsual(Up) ? FactorHabit.Up
        : IsUsual(Down) ? FactorHabit.Down
        : IsUsual(Both) ? FactorHabit.BothWalls
        : FactorHabit.None;

    /// <summary>A part of the seconds, 0 to 1; none where nothing was measured.</summary>
    public double? ShareOf(int seconds) => Seconds == 0 ? null : seconds / (double)Seconds;

    private bool IsUsual(int seconds) => seconds > UsualShare * Seconds;
}
