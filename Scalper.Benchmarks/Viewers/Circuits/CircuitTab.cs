using System.Diagnostics;
using System.Net.WebSockets;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>
/// A tab without a browser: signed in, on a page, answering all that the page asks of its scripts. It draws nothing, so that hundreds fit
/// beside the application they measure. Counters may be read from any thread.
/// </summary>
public sealed class CircuitTab : IAsyncDisposable
{
    /// <summary>What a browser of 1440x900 tells of the score table.</summary>
    public const int DeskHeight = 898;

    private readonly CircuitPage _page;
    private readonly CircuitSocket _socket;
    private readonly PageScript _script;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _circuit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private long _batches;
    private long _batchBytes;
    private long _pictures;
    private long _lastBatch = Stopwatch.GetTimestamp();
    private bool _isGone;

    private CircuitTab(CircuitPage page, CircuitSocket socket, int tableHeight)
    {
        _page = page;
        _socket = socket;
        _script = new PageScript(page, message => _socket.SendAsync(message, _end.Token), tableHeight);
    }

    /// <summary>Render batches received.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Their bytes, uncompressed.</summary>
    public long BatchBytes => Interlocked.Read(ref _batchBytes);

    /// <summary>Numbered pictures acknowledged.</summary>
    public long Pictures => Interlocked.Read(ref _pictures);

    /// <summary>Bytes received as they were on the wire.</summary>
    public long WireBytes => _socket.WireBytes;

    /// <summary>The protected name of the circuit; of a started tab, complete.</summary>
    public Task<string> Circuit => _circuit.Task;

    /// <summary>Fails when the circuit's connection has ended.</summary>
    public Task Reading => _reading;

    /// <summary>Since the last batch.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastBatch));

    /// <summary>Opens a page of the application and starts its circuit.</summary>
    public static async Task<CircuitTab> OpenAsync(CircuitPage page, CancellationToken cancellation, int tableHeight = DeskHeight)
    {
        CircuitTab tab = new(page, await CircuitSocket.OpenAsync(page, cancellation), tableHeight);
        try
        {
            tab._reading = tab.ReadAsync();
            string address = page.Address.GetLeftPart(UriPartial.Authority) + "/";
            await tab._socket.SendAsync(HubInvocation.Write("0", "StartCircuit", address, page.Address.ToString(), "[]", page.State), cancellation);
            await tab._circuit.Task.WaitAsync(cancellation);
            return tab;
        }
        catch
        {
            await tab.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="CircuitException">The circuit has ended, or no picture came for that long.</exception>
    public void ThrowIfDead(TimeSpan patience)
    {
        if (_reading.IsFaulted)
        {
            throw new CircuitException("A viewer's circuit has ended.", _reading.Exception.GetBaseException());
        }

        if (Silence > patience)
        {
            throw new CircuitException($"A viewer got nothing for {Silence.TotalSeconds:F1} s; it had {Batches} batches before.");
        }
    }

    /// <summary>Closes as a browser's tab does.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await _page.SayGoodbyeAsync(await _circuit.Task, cancellation);
        await DisposeAsync();
    }

    /// <summary>Is gone without a word, as a machine that loses its network.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGone, true))
        {
            return;
        }

        await _end.CancelAsync();
        _socket.Dispose();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                ReadOnlyMemory<byte> received = await _socket.ReceiveAsync(_end.Token);
                foreach (HubMessage message in HubMessage.ParseAll(received))
                {
                    await TakeAsync(message);
                }
            }
        }
        catch (Exception fault) when (fault is CircuitException or WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _circuit.TrySetException(fault);
            throw;
        }
    }

    private async Task TakeAsync(HubMessage message)
    {
        switch (message)
        {
            case PictureMessage picture:
                await TakePictureAsync(picture);
                break;
            case ScriptCall call:
                await _script.InvokeAsync(call.Handle, call.Identifier, call.Arguments, call.ResultType, call.Target);
                break;
            case CircuitStarted started:
                _circuit.TrySetResult(started.Circuit);
                break;
        }
    }

    private async Task TakePictureAsync(PictureMessage picture)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _batchBytes, picture.Bytes);
        Interlocked.Exchange(ref _lastBatch, Stopwatch.GetTimestamp());
        await _socket.SendAsync(HubInvocation.Write(null, "OnRenderCompleted", picture.Id, null), _end.Token);
        if (picture.Stamp is { } stamp && await _script.TryPaintAsync(stamp))
        {
            Interlocked.Increment(ref _pictures);
        }
    }
}
