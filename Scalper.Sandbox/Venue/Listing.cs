using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>One contract as <c>instruments-info</c> lists it; <paramref name="Json"/> is its whole entry, an object in UTF-8.</summary>
internal sealed record Listing(string Symbol, string Status, string BaseCoin, byte[] Json)
{
    public const string Closed = "Closed";
    public const string Trading = "Trading";

    /// <summary>Delisted: it is found only by those who ask for closed contracts.</summary>
    public bool IsClosed => Status == Closed;

    public Listing WithStatus(string status) => (this with { Status = status }).Edited(entry => entry["status"] = status);

    public Listing WithTick(NumberForm tick) => Edited(entry =>
    {
        entry["priceScale"] = tick.Digits.ToString(CultureInfo.InvariantCulture);
        entry["priceFilter"]!["minPrice"] = tick.StepText;
        entry["priceFilter"]!["tickSize"] = tick.StepText;
    });

    private Listing Edited(Action<JsonNode> edit)
    {
        JsonNode entry = JsonNode.Parse(Json) ?? throw new JsonException($"{Symbol}: expected an object, got null");
        edit(entry);
        return this with { Json = JsonSerializer.SerializeToUtf8Bytes(entry) };
    }
}
