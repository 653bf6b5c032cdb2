using System.Text.Json;

namespace Scalper.Sandbox.Binance;

/// <summary>A client's message after reading.</summary>
/// <param name="Id">Null where it could not be read.</param>
/// <param name="Params">The elements of <c>params</c>, kept beyond the message; none where there are none.</param>
/// <param name="Fault">What is wrong with it, null where nothing is.</param>
internal sealed record StreamRequest(string Method, ulong? Id, IReadOnlyList<JsonElement> Params, RequestFault? Fault)
{
    /// <summary>The streams that it names; a request of another kind names none.</summary>
    public IReadOnlyList<string> Streams => Method is "SUBSCRIBE" or "UNSUBSCRIBE" ? [.. Params.Select(static name => name.GetString() ?? "")] : [];

    public static StreamRequest Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Broken(RequestFault.Invalid("expected an object"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid operation: a text with half of an escaped surrogate pair.
            return Broken(new RequestFault(RequestFault.Json, "Invalid JSON: expected value at line 1 column 1"));
        }
    }

    private static StreamRequest Read(JsonElement root)
    {
        string method = root.TryGetProperty("method", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString() ?? "" : "";
        ulong? id = root.TryGetProperty("id", out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetUInt64(out ulong value) ? value : null;
        bool hasParams = root.TryGetProperty("params", out JsonElement given);
        bool isList = hasParams && given.ValueKind == JsonValueKind.Array;
        StreamRequest request = new(method, id, isList ? [.. given.EnumerateArray().Select(static each => each.Clone())] : [], null);
        return request with { Fault = request.FaultOf(hasParams && !isList) };
    }

    private RequestFault? FaultOf(bool isNoList)
    {
        if (Id is null)
        {
            return RequestFault.Invalid("request ID must be an unsigned integer");
        }

        return Method switch
        {
            "SUBSCRIBE" or "UNSUBSCRIBE" when isNoList || Params.Count == 0 || Params.Any(static each => each.ValueKind != JsonValueKind.String) =>
                RequestFault.Invalid("params must be a list of strings"),
            "SET_PROPERTY" when Params.Count != 2 => RequestFault.Invalid("params must be a name and a value"),
            "SET_PROPERTY" or "GET_PROPERTY" when Params.Count == 0 || Params[0].ValueKind != JsonValueKind.String || Params[0].GetString() != "combined" =>
                new RequestFault(RequestFault.Property, "Unknown property"),
            "SET_PROPERTY" when Params[1].ValueKind is not (JsonValueKind.True or JsonValueKind.False) =>
                new RequestFault(RequestFault.Type, "Invalid value type: expected Boolean"),
            "SUBSCRIBE" or "UNSUBSCRIBE" or "LIST_SUBSCRIPTIONS" or "SET_PROPERTY" or "GET_PROPERTY" => null,
            _ => RequestFault.Invalid("unknown variant, expected one of SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY"),
        };
    }

    private static StreamRequest Broken(RequestFault fault) => new("", null, [], fault);
}
