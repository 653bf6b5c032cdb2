using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>All fields of a ticker after one of its frames.</summary>
public sealed class ReferenceTicker
{
    private readonly Dictionary<string, string> _fields;

    /// <param name="before">The ticker before the frame; what a delta leaves out is as before.</param>
    public ReferenceTicker(ReferenceTicker? before, JsonElement frame, long now)
    {
        bool isDelta = frame.GetProperty("type").GetString() == "delta";
        _fields = isDelta && before is not null ? new(before._fields) : [];
        Now = now;
        foreach (JsonProperty field in frame.GetProperty("data").EnumerateObject().Where(field => field.Value.ToString() != ""))
        {
            _fields[field.Name] = field.Value.ToString();
        }
    }

    public long Now { get; }

    /// <summary>A field as a number; null where the venue did not send it.</summary>
    public decimal? this[string name] =>
        _fields.TryGetValue(name, out string? text) ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
