using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>A JSON value as a flat list of its leaves under their paths.</summary>
public static class JsonLeaves
{
    /// <summary>Leaves in document order; null is a null entry, an array adds the leaf <c>path.length</c>.</summary>
    public static IReadOnlyDictionary<string, JsonElement?> Of(JsonElement root)
    {
        Dictionary<string, JsonElement?> leaves = [];
        Collect(root, "", leaves);
        return leaves;
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, JsonElement?> leaves)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", leaves);
                }

                break;
            case JsonValueKind.Array:
                leaves[$"{path}.length"] = JsonSerializer.SerializeToElement(element.GetArrayLength());
                foreach ((int index, JsonElement item) in element.EnumerateArray().Index())
                {
                    Collect(item, $"{path}[{index}]", leaves);
                }

                break;
            default:
                leaves[path] = element.ValueKind == JsonValueKind.Null ? null : element;
                break;
        }
    }
}
