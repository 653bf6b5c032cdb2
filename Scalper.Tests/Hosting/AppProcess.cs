using System.Collections.Concurrent;
using System.Diagnostics;

namespace Scalper.Tests.Hosting;

/// <summary>The built application as a process of its own, as users start it.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private int _asked;

    private AppProcess(Process process) => _process = process;

    /// <summary>Lines on standard output so far.</summary>
    public string[] Output => [.. _output];

    /// <summary>Lines on standard error so far.</summary>
    public string[] Errors => [.. _errors];

    public static AppProcess Start(params string[] args) => Start([], args);

    /// <param name="environment">Variables on top of those of the test run.</param>
    public static AppProcess Start(IEnumerable<(string Name, string Value)> environment, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Scalper.Web.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };

        // Nothing of the developer's own takes part, such as a certificate for https.
        start.Environment["HOME"] = Path.GetTempPath();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        AppProcess app = new(new Process { StartInfo = start });
        app._process.OutputDataReceived += (_, line) => Keep(app._output, line.Data);
        app._process.ErrorDataReceived += (_, line) => Keep(app._errors, line.Data);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        return app;
    }

    /// <summary>The variable with which <see cref="CountAsync"/> works.</summary>
    public static (string Name, string Value) Counting => ("DOTNET_STARTUP_HOOKS", typeof(AppProcess).Assembly.Location);

    /// <summary>Asks the process, which was started with <see cref="Counting"/>, what it holds. One caller at a time.</summary>
    public async Task<Holdings> CountAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        return Holdings.Parse(await WaitForLineAsync("holdings ", ++_asked));
    }

    /// <summary>Waits for the end and returns the exit code; both outputs are complete then.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using CancellationTokenSource deadline = new(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits for a line of standard output that starts like this, the first or a later one of them, and returns it.</summary>
    public Task<string> WaitForLineAsync(string start, int nth = 1) => WaitForLineAsync(line => line.StartsWith(start, StringComparison.Ordinal), nth);

    /// <summary>Waits for a line of standard output, the first or a later one of those that are meant, and returns it.</summary>
    public async Task<string> WaitForLineAsync(Predicate<string> isMeant, int nth = 1)
    {
        using CancellationTokenSource deadline = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (_output.Where(line => isMeant(line)).ElementAtOrDefault(nth - 1) is { } found)
            {
                return found;
            }

            Assert.False(_process.HasExited, $"The application ended. {string.Join(' ', Errors)}");
            await look.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <summary>Asks it to stop as Ctrl-C does.</summary>
    public void Interrupt() => Signal("INT");

    /// <param name="signal">Its name without SIG.</param>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
