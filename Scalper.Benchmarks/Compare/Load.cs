using System.Globalization;
using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Recording;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>A market at some pace.</summary>
internal sealed record Load(string Name, SandboxProcess Server) : IDisposable
{
    public const string FlatOutName = "flat out";

    // At a quick market's rate: enough frames to make a round of some seconds, with few snapshots in it.
    private const double RecordedRate = 10_000;

    /// <summary>So many messages arrive a second, all symbols together: how many the market has to make for that is found out.</summary>
    /// <param name="look">How long to count for it.</param>
    public static async Task<Load> AtRateAsync(double messagesPerSecond, int symbols, TimeSpan look, CancellationToken cancellation)
    {
        Load load = new(string.Create(CultureInfo.InvariantCulture, $"{messagesPerSecond:N0}/s"), await SandboxProcess.StartAsync(messagesPerSecond, symbols, cancellation));
        try
        {
            await RateFinder.FindAsync(load.Server, messagesPerSecond, symbols, look, cancellation);
            return load;
        }
        catch
        {
            load.Dispose();
            throw;
        }
    }

    /// <summary>A recording of the made-up market as fast as the client reads; its books stay true over all rounds.</summary>
    /// <param name="folder">For the recording.</param>
    /// <param name="recorded">How long to record.</param>
    public static async Task<Load> FlatOutAsync(int symbols, string folder, TimeSpan recorded, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{symbols}.jsonl"));
        using (SandboxProcess market = await SandboxProcess.StartAsync(RecordedRate, symbols, cancellation))
        {
            await RecordBenchmark.WriteAsync(new RunOptions(market.Port, symbols, TimeSpan.Zero, recorded, Lanes: null), path, cancellation);
        }

        return new Load(FlatOutName, await SandboxProcess.PlayAsync(path, RecordBenchmark.InstrumentsOf(path), cancellation));
    }

    public void Dispose() => Server.Dispose();
}
