namespace Scalper.Benchmarks.Command;

/// <summary>Runs what a verb stands for: 0 where it held, 1 where it failed, 2 with its help where the command line is wrong.</summary>
internal static class Verb
{
    private const int Failed = 1, BadInput = 2;

    /// <param name="run">Its exit code; given up at Ctrl+C.</param>
    public static async Task<int> RunAsync(string name, string help, Func<CancellationToken, Task<int>> run)
    {
        using CancellationTokenSource stop = new();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            return await run(stop.Token);
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync($"{name}: {wrong.Message}\n\n{help}");
            return BadInput;
        }
        catch (BenchmarkException fault)
        {
            await Console.Error.WriteLineAsync($"FAILED: {fault.Message} {fault.InnerException?.Message}".TrimEnd());
            return Failed;
        }
        catch (Exception fault)
        {
            // Caught whatever it is: otherwise the programs under measurement would outlive this one.
            await Console.Error.WriteLineAsync($"FAILED: {fault}");
            return Failed;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
