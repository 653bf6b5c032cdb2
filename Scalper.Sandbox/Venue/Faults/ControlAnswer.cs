using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What became of a command: <c>{"ok":true,…}</c>, or <c>{"ok":false,"error":"one line"}</c> and nothing has changed.</summary>
internal sealed record ControlAnswer(byte[] Json, string? Error)
{
    /// <summary>For people who read it in a terminal; it is never put into a page.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool Ok => Error is null;

    /// <param name="command">Its name.</param>
    /// <param name="inForce">What lasts, as of <paramref name="nowNs"/>.</param>
    public static ControlAnswer Done(string command, FaultEffect effect, IEnumerable<FaultInForce> inForce, long nowNs)
    {
        var lasting = inForce.Select(fault => new { command = JsonSerializer.Deserialize<JsonElement>(fault.Command), secondsLeft = (fault.EndNs - nowNs) / 1e9 });
        Dictionary<string, object> answer = new() { ["ok"] = true, ["cmd"] = command, ["hit"] = effect.Hit };
        if (effect is { Price: { } price, Quantity: { } quantity })
        {
            (answer["price"], answer["quantity"]) = (price, quantity);
        }

        answer["inForce"] = lasting;
        return new ControlAnswer(JsonSerializer.SerializeToUtf8Bytes(answer, Plain), null);
    }

    public static ControlAnswer Refused(string error)
    {
        string line = error.ReplaceLineEndings(" ");
        return new ControlAnswer(JsonSerializer.SerializeToUtf8Bytes(new { ok = false, error = line }, Plain), line);
    }
}
