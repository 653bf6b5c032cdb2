using System.Text.Json;

namespace Scalper.Sandbox.Venue;

/// <summary>A client's message after reading. <see cref="Fault"/> says what is wrong with it, null where nothing is.</summary>
internal sealed record ClientCommand(string Operation, string RequestId, IReadOnlyList<string> Arguments, string? Fault)
{
    public static ClientCommand Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Broken("error:request is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid operation: a text with half of an escaped surrogate pair.
            return Broken("error:request is not valid JSON");
        }
    }

    private static ClientCommand Read(JsonElement root)
    {
        string operation = TextOf(root, "op"), request = TextOf(root, "req_id");
        if (!root.TryGetProperty("args", out JsonElement args))
        {
            return new ClientCommand(operation, request, [], null);
        }

        bool isList = args.ValueKind == JsonValueKind.Array && args.EnumerateArray().All(static a => a.ValueKind == JsonValueKind.String);
        return isList
            ? new ClientCommand(operation, request, [.. args.EnumerateArray().Select(static a => a.GetString() ?? "")], null)
            : new ClientCommand(operation, request, [], operation == "ping" ? null : "error:args is not a list of strings");
    }

    private static string TextOf(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText()
        : "";

    private static ClientCommand Broken(string fault) => new("", "", [], fault);
}
