namespace Scalper.Tests.Captures;

/// <summary>Where the recorded exchange data lie: below the folder named by the environment variable <c>SCALPER_CAPTURES</c>.</summary>
internal static class CapturePath
{
    internal const string Variable = "SCALPER_CAPTURES";

    internal static bool Present => Directory.Exists(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The full path of a file of the <c>bybit</c> folder. Throws where the variable is not set: guard the test with <see cref="CapturesFactAttribute"/>.</summary>
    internal static string Bybit(string file) => Of("bybit", file);

    /// <inheritdoc cref="Bybit"/>
    internal static string Binance(string file) => Of("binance", file);

    private static string Of(string venue, string file) => Path.Combine(
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} must name the folder that holds {venue}/{file}; it is not set"),
        venue,
        file);
}
