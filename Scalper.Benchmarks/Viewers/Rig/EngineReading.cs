using System.Text.Json.Nodes;

namespace Scalper.Benchmarks.Viewers.Rig;

/// <summary>What the application says of itself.</summary>
/// <param name="Viewers">Live pages it holds, those of tabs that are gone included until they are dropped.</param>
/// <param name="MessagesPerSecond">Over the last five seconds.</param>
/// <param name="P50Micros">Tick to score over the last minute; 0 before the first.</param>
/// <param name="P99Micros">Tick to score over the last minute; 0 before the first.</param>
internal sealed record EngineReading(bool IsHealthy, int Live, int Viewers, double MessagesPerSecond, double P50Micros, double P99Micros)
{
    public static async Task<EngineReading> ReadAsync(HttpClient http, CancellationToken cancellation)
    {
        JsonNode health = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/engine/health", UriKind.Relative), cancellation))!;
        JsonNode delay = health["tickToScoreMicros"]!;
        return new EngineReading(
            health["ok"]!.GetValue<bool>(),
            health["symbols"]!["live"]!.GetValue<int>(),
            health["viewers"]!.GetValue<int>(),
            health["messagesPerSecond"]!.GetValue<double>(),
            delay["p50"]?.GetValue<double>() ?? 0,
            delay["p99"]?.GetValue<double>() ?? 0);
    }
}
