using System.Diagnostics;

namespace Scalper.Benchmarks.Rig;

/// <summary>A program that was run to its end.</summary>
/// <param name="Lines">Of its standard output.</param>
/// <param name="Errors">All of its standard error.</param>
internal sealed record ProgramRun(int ExitCode, IReadOnlyList<string> Lines, string Errors)
{
    /// <summary>Runs it; kills it where nobody waits any longer.</summary>
    public static async Task<ProgramRun> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation, string? folder = null)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        void Kill(object? sender, EventArgs e) => process.Kill(entireProcessTree: true);
        AppDomain.CurrentDomain.ProcessExit += Kill;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProgramRun(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= Kill;
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
