using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Tests.Heatmap;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>A program that listens to the columns of one symbol over a connection of its own. Counters may be read from any thread.</summary>
internal sealed class ColumnViewer : IAsyncDisposable
{
    private readonly HubDial _dial;
    private readonly HubConnection _connection;
    private readonly CancellationTokenSource _gone = new();
    private readonly ReferenceMessages _reader = new();
    private ConcurrentQueue<byte[]>? _kept = new();
    private Task _reading = Task.CompletedTask;
    private long _messages;
    private long _bytes;

    private ColumnViewer(HubDial dial, HubConnection connection, string symbol) => (_dial, _connection, Symbol) = (dial, connection, symbol);

    public string Symbol { get; }

    /// <summary>All that came so far.</summary>
    public ColumnTraffic Traffic => new(Interlocked.Read(ref _messages), Interlocked.Read(ref _bytes), _dial.WireBytes);

    /// <summary>The prices' and quantities' steps; known once a message was read.</summary>
    public (string Price, string Quantity)? Steps { get; private set; }

    public static async Task<ColumnViewer> OpenAsync(Uri site, string symbol, CancellationToken cancellation)
    {
        HubDial dial = new(site);
        HubConnection connection = new(
            dial, new JsonHubProtocol(), new IPEndPoint(IPAddress.Loopback, site.Port), new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        await connection.StartAsync(cancellation);
        ColumnViewer viewer = new(dial, connection, symbol);
        viewer._reading = viewer.ReadAsync();
        return viewer;
    }

    /// <summary>Reads what has come since the last call, slowly.</summary>
    /// <returns>The newest column of 100 ms; null before the first.</returns>
    public PlainColumn? Decode()
    {
        PlainColumn? newest = null;
        while (_kept!.TryDequeue(out byte[]? message))
        {
            PlainMessage read = _reader.Read(message);
            Steps = read.PriceStep is { } price ? (price, read.QuantityStep!) : Steps;
            newest = read.Columns.LastOrDefault(c => c.PeriodMs == 100) ?? newest;
        }

        return newest;
    }

    /// <summary>From now on messages are counted only.</summary>
    public void Forget() => _kept = null;

    /// <exception cref="CircuitException">The stream has ended.</exception>
    public void ThrowIfDead()
    {
        if (_reading.IsCompleted)
        {
            throw new CircuitException($"The columns of {Symbol} have ended.", _reading.Exception?.InnerException);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _connection.DisposeAsync();
        _dial.Dispose();
        _gone.Dispose();
    }

    private async Task ReadAsync()
    {
        await foreach (byte[] message in _connection.StreamAsync<byte[]>("Columns", Symbol, null, _gone.Token))
        {
            Interlocked.Increment(ref _messages);
            Interlocked.Add(ref _bytes, message.Length);
            _kept?.Enqueue(message);
        }
    }
}
