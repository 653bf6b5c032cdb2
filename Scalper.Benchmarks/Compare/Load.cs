using System.Globalization;
using Scalper.Benchmarks.Command;
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
    private const int Contracts = 1_500;
    private const double CloseEnough = 0.03;
    private const int Attempts = 3;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(4);

    /// <summary>So many messages arrive a second, all symbols together: how many the market has to make for that is found out.</summary>
    public static async Task<Load> AtRateAsync(double messagesPerSecond, int symbols, CancellationToken cancellation)
    {
        Load load = new(string.Create(CultureInfo.InvariantCulture, $"{messagesPerSecond:N0}/s"), await SandboxProcess.StartAsync(messagesPerSecond, Contracts, flatOut: false, cancellation));
        try
        {
            double asked = messagesPerSecond;
            for (int i = 0; i < Attempts; i++)
            {
                Outcome look = await Outcome.OfAsync(Contender.Own[0], load, symbols, Settling, Look, cancellation);
                double arrived = look.Result?.MessagesPerSecond ?? throw new BenchmarkException($"the market of {load.Name}: {look.Fault}");
                if (Math.Abs((arrived / messagesPerSecond) - 1) < CloseEnough)
                {
                    break;
                }

                asked *= messagesPerSecond / arrived;
                await load.Server.Venue.SetRateAsync(asked, cancellation);
            }

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
        using (SandboxProcess market = await SandboxProcess.StartAsync(RecordedRate, Contracts, flatOut: false, cancellation))
        {
            await RecordBenchmark.WriteAsync(new RunOptions(market.Port, symbols, TimeSpan.Zero, recorded, Lanes: null), path, cancellation);
        }

        return new Load(FlatOutName, await SandboxProcess.PlayAsync(path, RecordBenchmark.InstrumentsOf(path), cancellation));
    }

    public void Dispose() => Server.Dispose();
}
