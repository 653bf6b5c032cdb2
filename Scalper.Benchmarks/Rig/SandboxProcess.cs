using System.Globalization;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Rig;

/// <summary>A sandbox exchange, a process of its own on the server's core.</summary>
internal sealed class SandboxProcess : IDisposable
{
    // Of those that it lists, some do not trade.
    private const int FewSymbols = 400;
    private const string FewContracts = "500", ManyContracts = "2000";

    private readonly ChildProcess _process;
    private readonly HttpClient _http = new();

    private SandboxProcess(ChildProcess process, Uri rest)
    {
        _process = process;
        Port = rest.Port;
        Venue = new Venue(_http, rest);
    }

    public int Port { get; }

    public Venue Venue { get; }

    public ProcessReading Read()
    {
        _process.ThrowIfEnded();
        return ProcessReading.Of(_process.Id);
    }

    /// <summary>A made-up market that has so many contracts to follow.</summary>
    public static Task<SandboxProcess> StartAsync(double messagesPerSecond, int symbols, CancellationToken cancellation) => StartAsync(
        ["--messages-per-second", Text(messagesPerSecond), "--contracts", symbols <= FewSymbols ? FewContracts : ManyContracts], cancellation);

    /// <summary>A recording, again and again, as fast as the clients read.</summary>
    public static Task<SandboxProcess> PlayAsync(string capture, string instruments, CancellationToken cancellation) =>
        StartAsync(["--capture", capture, "--instruments", instruments, "--flat-out", "true"], cancellation);

    private static async Task<SandboxProcess> StartAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ChildProcess process = ChildProcess.Start(Cores.OfServer(["dotnet", BuiltProgram.Sandbox, .. arguments]));
        try
        {
            string line = await process.WaitForLineAsync("REST", cancellation);
            return new SandboxProcess(process, new Uri(line[(line.LastIndexOf(' ') + 1)..]));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
