using System.Globalization;

namespace Scalper.Tests.Evaluation;

/// <summary>How many markets without signal are judged: as many as <c>SCALPER_NOISE_SEEDS</c> says.</summary>
internal static class NoiseSeeds
{
    private const string Variable = "SCALPER_NOISE_SEEDS";

    /// <param name="usual">Where it says nothing.</param>
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : usual;
}
