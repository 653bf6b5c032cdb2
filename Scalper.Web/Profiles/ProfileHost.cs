using Scalper.Core.Engine;
using Scalper.Web.Data;
using Scalper.Web.Hosting;

namespace Scalper.Web.Profiles;

/// <summary>Looks at the market once a second for the profiles, and keeps them once a minute and when the application stops.</summary>
public sealed partial class ProfileHost(
    IMarket market, ProfileBook profiles, ProfileShelf shelf, StartPhase start, TimeProvider time, ILogger<ProfileHost> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task? _stop;

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, at the same time even: each waits for the one stop, else the database would be gone under the other.
        lock (_gate)
        {
            return _stop ??= StopOnceAsync(cancellationToken);
        }
    }

    /// <summary>Keeps what has changed; before that, once, takes in what earlier runs kept.</summary>
    internal async Task KeepAsync(CancellationToken stop)
    {
        if (!profiles.IsRestored && await shelf.FindAsync(profiles.Venue, stop) is { } kept)
        {
            profiles.Restore(kept);
        }

        if (profiles.IsRestored)
        {
            DateTimeOffset now = time.GetUtcNow();
            IReadOnlyList<SymbolProfileRow> changed = profiles.TakeChanged(now);
            if (!await shelf.KeepAsync(profiles.Venue, changed, (now - ProfileBook.KeptFor).ToUnixTimeMilliseconds(), stop))
            {
                profiles.GiveBack(changed);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Over.WaitAsync(stoppingToken);

        // A database that has to be waited for delays no look.
        await Task.WhenAll(
            KeepAsync(stoppingToken),
            EveryAsync(LookEvery, () => Look(), stoppingToken),
            EveryAsync(KeepEvery, () => KeepAsync(stoppingToken), stoppingToken));
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        profiles.Look(market);
        try
        {
            // The database's own patience is longer than that of a process that is told to stop.
            await Task.Run(() => KeepAsync(cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogNotKeptAtStop();
        }
    }

    private Task Look()
    {
        profiles.Look(market);
        return Task.CompletedTask;
    }

    private async Task EveryAsync(TimeSpan period, Func<Task> act, CancellationToken stop)
    {
        using PeriodicTimer timer = new(period, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await act();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last minute of the symbol profiles could not be kept in the time that a stop leaves")]
    private partial void LogNotKeptAtStop();
}
