namespace Scalper.Tests.Captures;

/// <summary>Where the recorded exchange data lie: below the folder named by the environment variable <c>SCALPER_CAPTURES</c>.</summary>
internal static class CapturePath
{
    internal const string Variable = "SCALPER_CAPTURES";

    internal static bool Present => Directory.Exists(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The full path of a file of the <c>bybit</c> folder. Throws where the variable is not set: guard the test with <see cref="CapturesFactAttribute"/>.</summary>
    internal static string Bybit(string file) => Of("bybit", file);

    /// <summary>The same of the <c>binance</c> folder; of several files that make one recording, their names with plus signs between.</summary>
    internal static string Binance(string files) => string.Join('+', files.Split('+').Select(f => Of("binance", f)));

    private static string Of(string folder, string file) => Path.Combine(
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} must name the folder that holds {folder}/{file}; it is not set"),
        folder,
        file);
}
