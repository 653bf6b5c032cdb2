using System.Diagnostics;

namespace Scalper.Benchmarks.Rig;

/// <summary>A program under measurement. It is ended with this object, and with this process, however that ends itself.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <param name="program">A built assembly with an entry point.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start(["dotnet", program, .. arguments], environment);

    /// <param name="command">A program of the machine and its arguments.</param>
    public static ChildProcess Start(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        ChildProcess child = new(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child._process.Start();
        AppDomain.CurrentDomain.ProcessExit += child.OnExit;
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Writes an empty line to its standard input.</summary>
    public void Nudge() => _process.StandardInput.WriteLine();

    /// <summary>Waits for the next line that starts like this; those before it are dropped.</summary>
    public async Task<string> WaitForLineAsync(string start, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        List<string> others = [];
        while (true)
        {
            try
            {
                await _arrived.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Expected a line '{start}…' from the program; it printed: {string.Join(" | ", others)}");
            }

            string line;
            lock (_gate)
            {
                line = _lines.Dequeue();
            }

            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }

            others.Add(line);
        }
    }

    public void ThrowIfEnded()
    {
        if (_process.HasExited)
        {
            lock (_gate)
            {
                throw new InvalidOperationException($"The program under measurement has ended with {_process.ExitCode}: {string.Join(" | ", _lines)}");
            }
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        End();
        _process.Dispose();
        _arrived.Dispose();
    }

    private void OnExit(object? sender, EventArgs e) => End();

    private void End()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                _lines.Enqueue(line);
            }

            _arrived.Release();
        }
    }
}
