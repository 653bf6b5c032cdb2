using Scalper.Core.Engine;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>All connections to the venue as one, that of the metrics feed too. Counts are since start.</summary>
/// <param name="MessagesPerSec">Over the last five seconds.</param>
/// <param name="ConnectionCount">Connections opened.</param>
/// <param name="DisconnectCount">Of these, those that stand no more.</param>
/// <param name="ErrorCount">Connections lost and attempts failed, and frames that could not be read.</param>
/// <param name="LastMessageAt">Unix milliseconds on the engine's clock; none before the first.</param>
/// <param name="Uptime">Age of the oldest connection that stands, milliseconds; none where none does.</param>
/// <param name="Status">The engine's: STARTING, HEALTHY, DEGRADED or DOWN.</param>
public sealed record FeedMetricsDocument(
    long MessageCount, double MessagesPerSec, long ConnectionCount, long DisconnectCount, long ErrorCount, long? LastMessageAt, long? Uptime, string Status)
{
    public static FeedMetricsDocument Of(EngineHealth health)
    {
        ConnectionHealth[] all = [.. health.Connections, .. health.Metrics is { } metrics ? new[] { metrics } : []];
        return new FeedMetricsDocument(
            health.MessagesTotal + (health.Metrics?.Messages ?? 0),
            health.MessagesPerSecond + (health.Metrics?.MessagesPerSecond ?? 0),
            all.Sum(c => c.Connects),
            all.Sum(c => c.Connects - (c.OpenedAtMs is null ? 0 : 1)),
            all.Sum(c => c.Losses + c.Malformed),
            all.Max(c => c.LastMessageAtMs),
            EngineTime.AgeMs(all.Min(c => c.OpenedAtMs), health.AtMs),
            Words.Of(health.Status));
    }
}
