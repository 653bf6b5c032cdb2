using System.Text.Json.Nodes;

namespace Scalper.Benchmarks.Rig;

/// <summary>What the application says of itself.</summary>
/// <param name="Viewers">Live pages it holds, those of tabs that are gone included until they are dropped.</param>
/// <param name="Graded">Symbols by the grade of their data, A to F and none yet.</param>
/// <param name="Hidden">Symbols whose score is not shown because their data is too bad: pages then have less to draw.</param>
/// <param name="MessagesPerSecond">Over the last five seconds.</param>
/// <param name="P50Micros">Tick to score over the last minute; 0 before the first.</param>
/// <param name="P99Micros">Tick to score over the last minute; 0 before the first.</param>
internal sealed record EngineReading(bool IsHealthy, int Live, int Viewers, string Graded, int Hidden, double MessagesPerSecond, double P50Micros, double P99Micros)
{
    public static async Task<EngineReading> ReadAsync(HttpClient http, CancellationToken cancellation)
    {
        JsonNode health = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/engine/health", UriKind.Relative), cancellation))!;
        JsonNode delay = health["tickToScoreMicros"]!, grades = health["grades"]!;
        return new EngineReading(
            health["ok"]!.GetValue<bool>(),
            health["symbols"]!["live"]!.GetValue<int>(),
            health["viewers"]!.GetValue<int>(),
            grades.ToJsonString(),
            grades["d"]!.GetValue<int>() + grades["f"]!.GetValue<int>(),
            health["messagesPerSecond"]!.GetValue<double>(),
            delay["p50"]?.GetValue<double>() ?? 0,
            delay["p99"]?.GetValue<double>() ?? 0);
    }
}
