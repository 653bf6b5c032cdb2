using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// Gives the exchange its time: one task that advances it every few milliseconds, and one lock around every entry.
/// The time is the wall clock's at the start plus what has passed since, so it never goes back.
/// </summary>
/// <param name="pace">The time where the exchange goes as fast as its clients read; null where it goes by the clock.</param>
internal sealed class ExchangeLoop(VenueStepper exchange, TimeProvider time, FlatOutTime? pace, ILogger logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly long _startTimestamp = time.GetTimestamp();
    private readonly long _startNs = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await (pace is null ? RunByClockAsync(stop) : RunFlatOutAsync(pace, stop)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            logger.LogCritical(e, "The sandbox exchange has stopped");
            throw;
        }
    }

    /// <param name="target">Path and query of the request.</param>
    public bool TryConnect(string target, [NotNullWhen(true)] out ClientSession? client, [NotNullWhen(false)] out ConnectRefusal? refusal)
    {
        lock (_gate)
        {
            return exchange.TryConnect(target, NowNs(), out client, out refusal);
        }
    }

    public ControlAnswer Control(JsonElement command)
    {
        lock (_gate)
        {
            return exchange.Control(command, NowNs());
        }
    }

    /// <summary>Begins to follow a schedule of faults.</summary>
    public void Follow(FaultSchedule schedule)
    {
        lock (_gate)
        {
            exchange.Follow(schedule, NowNs());
        }
    }

    public void Receive(ClientSession client, string text)
    {
        lock (_gate)
        {
            exchange.Receive(client, text, NowNs());
        }
    }

    public void Disconnect(ClientSession client)
    {
        lock (_gate)
        {
            exchange.Disconnect(client);
        }
    }

    /// <summary>A ping or pong frame of a client.</summary>
    public void ReceiveControl(ClientSession client, bool isPong, ReadOnlyMemory<byte> payload)
    {
        lock (_gate)
        {
            exchange.ReceiveControl(client, isPong, payload, NowNs());
        }
    }

    /// <summary>Asks something of the exchange as it is now, between two of its steps.</summary>
    public T Ask<T>(Func<long, T> question)
    {
        lock (_gate)
        {
            long nowNs = NowNs();
            exchange.Advance(nowNs);
            return question(nowNs);
        }
    }

    private async Task RunByClockAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Beat, time);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            lock (_gate)
            {
                exchange.Advance(NowNs());
            }
        }
    }

    private async Task RunFlatOutAsync(FlatOutTime pace, CancellationToken stop)
    {
        while (true)
        {
            bool mayGoOn;
            lock (_gate)
            {
                mayGoOn = pace.Advance(exchange, WallNs());
            }

            if (mayGoOn)
            {
                // The senders want their turn.
                await Task.Yield();
                stop.ThrowIfCancellationRequested();
            }
            else
            {
                await Task.Delay(Breath, time, stop).ConfigureAwait(false);
            }
        }
    }

    private long NowNs() => pace?.NowNs ?? WallNs();

    private long WallNs() => _startNs + (time.GetElapsedTime(_startTimestamp).Ticks * 100);
}
