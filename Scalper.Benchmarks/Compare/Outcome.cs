using System.Globalization;
using System.Text.Json;
using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>One run of a contender under one load.</summary>
/// <param name="Result">Null where it printed none.</param>
/// <param name="ServerPercent">Of its core, over the whole run.</param>
/// <param name="Fault">Why it does not count; null where it does.</param>
internal sealed record Outcome(string Contender, string Load, RunResult? Result, double ServerPercent, string? Fault)
{
    public static async Task<Outcome> OfAsync(Contender contender, Load load, int symbols, TimeSpan warmUp, TimeSpan window, CancellationToken cancellation)
    {
        ProcessReading before = load.Server.Read();
        ProgramRun run = await ProgramRun.RunAsync(
            Cores.OfClient(
            [
                .. contender.Command, "--port", Text(load.Server.Port), "--symbols", Text(symbols),
                "--warmup", Text(warmUp.TotalSeconds), "--seconds", Text(window.TotalSeconds),
            ]),
            cancellation);
        double server = load.Server.Read().PercentSince(before);
        RunResult? result = ResultOf(run);
        return new Outcome(contender.Name, load.Name, result, server, FaultOf(run, result));
    }

    private static RunResult? ResultOf(ProgramRun run)
    {
        try
        {
            return run.Lines is [.., var last] ? RunResult.Parse(last) : null;
        }
        catch (JsonException)
        {
            // Whatever it printed instead is told with the fault.
            return null;
        }
    }

    private static string? FaultOf(ProgramRun run, RunResult? result) => result switch
    {
        null => $"expected a JSON object in the last line, got exit code {run.ExitCode}, '{(run.Lines is [.., var line] ? line : "")}' and {run.Errors.Trim()}",
        { Messages: 0 } => "expected messages, got none",
        { BooksTotal: { } total } when result.BooksEqual != total => $"{total - result.BooksEqual} of {total} books differ: {run.Errors.Trim()}",
        _ => run.ExitCode == 0 ? null : $"exit code {run.ExitCode}: {run.Errors.Trim()}",
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
