using Scalper.Sandbox.Planted;

namespace Scalper.Sandbox.Hosting;

/// <summary>A market whose books foretell its prices by a known amount, in place of the synthetic one; bound to <c>Sandbox:Signal</c>.</summary>
public sealed class SignalOptions
{
    private const double BpsPerOne = 10_000;

    /// <summary>Basis points a second that the price drifts at a depth imbalance of 1; below 0 against it, 0 for a market without signal.</summary>
    public double StrengthBps { get; set; } = 0.5;

    /// <summary>After so long the imbalance correlates with itself by 1/e.</summary>
    public double DecaySeconds { get; set; } = 5;

    /// <summary>Standard deviation of the imbalance.</summary>
    public double Deviation { get; set; } = 0.25;

    /// <summary>Standard deviation of the price over one second by chance alone, in basis points; a tick is 0.1 of one.</summary>
    public double NoiseBps { get; set; } = 1;

    /// <summary>How many symbols, each by itself.</summary>
    public int Symbols { get; set; } = 4;

    internal PlantedTerms Terms => new(StrengthBps / BpsPerOne, DecaySeconds, Deviation, NoiseBps / BpsPerOne);

    /// <summary>What is wrong, as of <see cref="SandboxOptions.Faults"/>.</summary>
    internal IEnumerable<string> Faults() =>
    [
        .. Outside(nameof(StrengthBps), StrengthBps, -100, 100),
        .. Outside(nameof(DecaySeconds), DecaySeconds, 0.2, 600),
        .. Outside(nameof(Deviation), Deviation, 0.01, 0.3),
        .. Outside(nameof(NoiseBps), NoiseBps, 0.1, 20),
        .. Outside(nameof(Symbols), Symbols, 1, 100),
    ];

    private static IEnumerable<string> Outside(string name, double value, double least, double most) => value >= least && value <= most
        ? []
        : [FormattableString.Invariant($"Sandbox:Signal:{name}: expected a number from {least} to {most}, got {value}")];
}
