using Microsoft.Extensions.Logging;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>Reads the venue's clock now and then, a few times each, because the shortest round trip tells most. Runs on the pool until cancelled.</summary>
internal sealed partial class ClockWatch(IVenueRest rest, VenueClock clock, FeedOptions options, TimeProvider time, ILogger log)
{
    private const int Readings = 4;

    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.ClockSeconds), time);
        try
        {
            do
            {
                await ReadAsync(stop).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The engine stops.
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            for (int i = 0; i < Readings; i++)
            {
                long sentAtNs = time.NowNs();
                long venueNs = await rest.ReadTimeAsync(stop).ConfigureAwait(false);
                clock.Add(sentAtNs, time.NowNs(), venueNs);
            }
        }
        catch (VenueRequestException e)
        {
            // The offset stays what it was; its age is shown.
            LogUnread(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The venue's clock could not be read: {Reason}")]
    private partial void LogUnread(string reason);
}
