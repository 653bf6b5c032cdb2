using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scalper.Tests.Api;

/// <summary>Compares an answer with the schema that an OpenAPI document has for it: the same fields, no more and no fewer, of the described types.</summary>
internal sealed class SchemaCheck(JsonNode document)
{
    /// <summary>Lists without anything to compare.</summary>
    public List<string> Empty { get; } = [];

    public void Check(JsonNode? value, JsonNode schema, string place)
    {
        if (Variants(schema) is { } variants)
        {
            JsonNode[] held = [.. variants.Select(v => Resolve(v!)).Where(v => Types(v).Contains("null") == (value is null))];
            Assert.True(held.Length == 1, $"{place}: {value?.ToJsonString() ?? "null"} is none of {variants.ToJsonString()}");
            Check(value, held[0], place);
            return;
        }

        JsonNode known = Resolve(schema);
        string type = TypeOf(value);
        Assert.True(Types(known).Contains(type) || (type == "integer" && Types(known).Contains("number")), $"{place}: {type}, described as {known.ToJsonString()}");
        if (value is JsonArray items)
        {
            Empty.AddRange(items.Count == 0 ? [place] : []);
            Assert.All(items, item => Check(item, known["items"]!, place + "[]"));
        }
        else if (value is JsonObject fields)
        {
            CheckFields(fields, known, place);
        }
    }

    private void CheckFields(JsonObject fields, JsonNode schema, string place)
    {
        if (schema["additionalProperties"] is JsonObject each)
        {
            Assert.All(fields, field => Check(field.Value, each, $"{place}.{field.Key}"));
            return;
        }

        Assert.Equal(schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal), fields.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.All(fields, field => Check(field.Value, schema["properties"]![field.Key]!, $"{place}.{field.Key}"));
    }

    private static JsonArray? Variants(JsonNode schema) => (schema["oneOf"] ?? schema["anyOf"]) as JsonArray;

    private static string[] Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value!.ToJsonString().AsSpan().IndexOfAny(".eE") < 0 ? "integer" : "number",
        _ => "boolean",
    };

    private JsonNode Resolve(JsonNode schema) => schema["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (node, name) => node[name]!)
        : schema;
}
