using Scalper.Core.Engine;
using Scalper.Core.Universe;

namespace Scalper.Web.Market;

/// <summary>Refreshes the universe by the clock; after a failure, and while no list of the venue itself is followed, once a minute.</summary>
public sealed partial class UniverseRefresh(IMarket market, UniverseDesk desk, MarketSettings settings, TimeProvider time, ILogger<UniverseRefresh> log)
    : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _period = TimeSpan.FromMinutes(settings.Universe.RefreshMinutes);
    private bool _hasFailed;
    private long _lastAt = time.GetTimestamp();

    /// <summary>A minute has passed: reads the list where it is time.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        bool isUrgent = _hasFailed || market.Universe?.Source is UniverseSource.Fallback or UniverseSource.Stored;
        if (isUrgent || time.GetElapsedTime(_lastAt) >= _period)
        {
            _lastAt = time.GetTimestamp();
            await RefreshAsync(stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Soon, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task RefreshAsync(CancellationToken stop)
    {
        try
        {
            await desk.RefreshByItselfAsync(stop);
            _hasFailed = false;
        }
        catch (Exception e) when (e is VenueRequestException or LaneBusyException)
        {
            // Once, not once a minute for as long as it lasts.
            if (!_hasFailed)
            {
                LogFailed(e.Message);
            }

            _hasFailed = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The universe could not be refreshed ({Reason}): trying again every minute")]
    private partial void LogFailed(string reason);
}
