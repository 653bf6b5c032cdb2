using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scalper.Tests.Reference;

/// <summary>Everything known of one symbol after one book or trade frame, in the shape of a line of the command <c>features</c>.</summary>
/// <param name="RecvNs">The capture's own receive time, not the lane's <c>now</c>.</param>
/// <param name="UpdateId">The book's last <c>u</c>.</param>
public sealed record ReferenceLine(
    string Symbol,
    [property: JsonPropertyName("recv_ns")] long? RecvNs,
    long UpdateId,
    ReferenceOrderbook Orderbook,
    ReferenceTradeFlow TradeFlow,
    ReferenceWalls Walls,
    ReferenceMomentum Momentum,
    ReferenceContributions Contributions,
    double RawScore,
    double Score,
    string Side,
    double Confidence)
{
    /// <summary>Whose wire the reference reads is Bybit's.</summary>
    public string Venue { get; init; } = "Bybit";

    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Camel);

    /// <summary>Every value under its path, such as <c>walls.bidWalls[0].price</c> or <c>walls.bidWalls.length</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement?> Leaves() => JsonLeaves.Of(ToJson());
}
