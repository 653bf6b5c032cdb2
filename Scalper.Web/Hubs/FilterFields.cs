using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Scalper.Web.Settings;

namespace Scalper.Web.Hubs;

/// <summary>The fields of a filter that a caller sent, each none (null) where it is missing or null.</summary>
internal sealed class FilterFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    /// <param name="known">Every field that there is.</param>
    /// <exception cref="HubException">It is no object, or has a field that is not known; so do all members refuse what they can't take.</exception>
    public FilterFields(JsonElement? filter, params string[] known)
    {
        if (filter is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } sent)
        {
            return;
        }

        if (sent.ValueKind != JsonValueKind.Object)
        {
            throw new HubException($"Parameter 'filter': expected null or an object, received '{Shown(sent)}'.");
        }

        foreach (JsonProperty field in sent.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
            {
                throw new HubException($"Parameter 'filter': expected the fields {string.Join(", ", known)}, received '{SettingText.Show(field.Name)}'.");
            }

            if (field.Value.ValueKind != JsonValueKind.Null)
            {
                _fields[field.Name] = field.Value;
            }
        }
    }

    public string? Text(string name, int longest) => Read(
        name, $"1 to {longest} characters", f => f.ValueKind == JsonValueKind.String && f.GetString() is { } text && text.Length >= 1 && text.Length <= longest ? text : null);

    public string[]? Texts(string name) => Read(
        name,
        "a list of symbols, not empty",
        f => f.ValueKind == JsonValueKind.Array && f.GetArrayLength() > 0 && f.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? f.EnumerateArray().Select(e => e.GetString()!).ToArray()
            : null);

    public double? Number(string name, double least, double most) => Read<double?>(
        name,
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        f => f.ValueKind == JsonValueKind.Number && f.TryGetDouble(out double number) && number >= least && number <= most ? number : null);

    public int? Whole(string name, int least, int most) => Read<int?>(
        name,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        f => f.ValueKind == JsonValueKind.Number && f.TryGetInt32(out int number) && number >= least && number <= most ? number : null);

    public bool? Truth(string name) => Read<bool?>(
        name, "true or false", f => f.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null });

    /// <summary>One of some words, which may come in either case.</summary>
    public string? Word(string name, params string[] words) => Read(
        name,
        $"one of {string.Join(", ", words)}",
        f => f.ValueKind == JsonValueKind.String ? words.FirstOrDefault(w => w.Equals(f.GetString(), StringComparison.OrdinalIgnoreCase)) : null);

    /// <summary>What such a word stands for.</summary>
    public T? Word<T>(string name, params (string Word, T Meaning)[] words)
        where T : struct =>
        Word(name, [.. words.Select(w => w.Word)]) is { } word ? words.Single(w => w.Word == word).Meaning : null;

    private T? Read<T>(string name, string expected, Func<JsonElement, T?> read) =>
        !_fields.TryGetValue(name, out JsonElement field)
            ? default
            : read(field) ?? throw new HubException($"Field '{name}' of the filter: expected {expected}, received '{Shown(field)}'.");

    private static string Shown(JsonElement sent) => SettingText.Show(sent.ToString());
}
