using System.Text.Json;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What became of a command: <c>{"ok":true,…}</c>, or <c>{"ok":false,"error":"one line"}</c> and nothing has changed.</summary>
internal sealed record ControlAnswer(byte[] Json, string? Error)
{
    public bool Ok => Error is null;

    public static ControlAnswer Refused(string error)
    {
        string line = error.ReplaceLineEndings(" ");
        return new ControlAnswer(JsonSerializer.SerializeToUtf8Bytes(new { ok = false, error = line }), line);
    }
}
