using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Sandbox;

/// <summary>Reads the fields of a frame.</summary>
internal static class FrameFields
{
    internal static string Topic(this JsonElement frame) => frame.TryGetProperty("topic", out JsonElement topic) ? topic.GetString()! : "";

    internal static string Kind(this JsonElement frame) => frame.GetProperty("type").GetString()!;

    internal static JsonElement Data(this JsonElement frame) => frame.GetProperty("data");

    internal static long Long(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    internal static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    internal static decimal Number(this JsonElement element, string name) => decimal.Parse(element.Text(name), CultureInfo.InvariantCulture);
}
