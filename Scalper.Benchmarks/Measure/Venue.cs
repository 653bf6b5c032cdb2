using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scalper.Benchmarks.Command;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.Measure;

/// <summary>What the sandbox offers beside the venue's protocol: faults at will, and the truth. Another server may offer the same.</summary>
/// <param name="name">As of <see cref="Instrument.Venue"/>.</param>
internal sealed class Venue(HttpClient http, Uri address, string name = Instrument.UsualVenue)
{
    private const string Rate = "rate";

    public string Name => name;

    private bool IsUsual => name == Instrument.UsualVenue;

    /// <summary>Has the market stand still.</summary>
    /// <returns>Brings the rate back as it was.</returns>
    public async Task<Func<Task>> PauseAsync(CancellationToken cancellation)
    {
        JsonNode? before = (await CommandAsync(new JsonObject { ["cmd"] = "faults" }, cancellation))["inForce"]?.AsArray()
            .FirstOrDefault(f => (string?)f!["command"]!["cmd"] == Rate);
        JsonObject back = BackTo(before);
        await CommandAsync(new JsonObject { ["cmd"] = Rate, ["value"] = 0 }, cancellation);
        return () => CommandAsync(back, CancellationToken.None);
    }

    /// <summary>The market makes so many messages a second from now on.</summary>
    public Task SetRateAsync(double messagesPerSecond, CancellationToken cancellation) =>
        CommandAsync(new JsonObject { ["cmd"] = Rate, ["value"] = messagesPerSecond }, cancellation);

    /// <summary>Every book that trades and has subscribers, as last published.</summary>
    public async Task<JsonDocument> ReadBooksAsync(CancellationToken cancellation)
    {
        try
        {
            using Stream body = await http.GetStreamAsync(new Uri(address, IsUsual ? "/truth?symbol=*&depth=50&trades=0" : "/truth?venue=binance&symbol=*&levels=50"), cancellation);
            return await JsonDocument.ParseAsync(body, default, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException)
        {
            throw new BenchmarkException($"{address}truth: expected the venue's books as JSON:", fault);
        }
    }

    // A rate that ends at once brings back the one that the server began with; nothing stays in force.
    private static JsonObject BackTo(JsonNode? before) => before is null
        ? new JsonObject { ["cmd"] = Rate, ["value"] = 0, ["seconds"] = 0.001 }
        : before["command"]!.DeepClone().AsObject();

    private async Task<JsonNode> CommandAsync(JsonObject command, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(address, IsUsual ? "/control" : "/control?venue=binance"), command, cancellation);
            string text = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? JsonNode.Parse(text) ?? throw new JsonException("null")
                : throw new BenchmarkException($"{address}control: expected {command.ToJsonString()} to be taken, got {(int)answer.StatusCode} {text}");
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException)
        {
            throw new BenchmarkException($"{address}control: expected a JSON answer to {command.ToJsonString()}:", fault);
        }
    }
}
