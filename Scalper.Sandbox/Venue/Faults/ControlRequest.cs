using System.Text.Json;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>A command with its arguments; each getter refuses a value that will not do, in one line.</summary>
internal sealed class ControlRequest
{
    private const int LongestQuote = 40;
    private readonly JsonElement _root;

    public ControlRequest(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ControlRefusal($"expected one JSON object, got {Quote(root)}");
        }

        _root = root;
        Json = Compact(root);
        Name = root.TryGetProperty("cmd", out JsonElement name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()!
            : throw new ControlRefusal("expected \"cmd\" with the name of a command, got none");
        Seconds = Number("seconds", 0.001, 86_400);
    }

    public string Name { get; }

    /// <summary>The whole command on one line.</summary>
    public string Json { get; }

    public bool Has(string name) => _root.TryGetProperty(name, out _);

    public bool IsText(string name) => _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String;

    /// <summary>How long the fault lasts; null: until cleared.</summary>
    public double? Seconds { get; }

    /// <summary>How often it strikes; 1 where nothing is said.</summary>
    public int Count => Integer("count", 1, 100_000) ?? 1;

    public string? Text(string name)
    {
        if (!_root.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is { Length: > 0 and <= 1_000 } ? text : throw Wrong(name, "a text", value);
    }

    public string RequiredText(string name) => Text(name) ?? throw new ControlRefusal($"{Name}: expected \"{name}\", got none");

    /// <summary>One of a few words; the first where nothing is said.</summary>
    public string Word(string name, params ReadOnlySpan<string> words)
    {
        string word = Text(name) ?? words[0];
        return words.Contains(word) ? word : throw new ControlRefusal($"{Name}: expected \"{name}\" to be one of {string.Join(", ", words!)}, got '{Short(word)}'");
    }

    public double? Number(string name, double least, double most)
    {
        if (!_root.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        bool fits = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most;
        return fits ? value.GetDouble() : throw Wrong(name, FormattableString.Invariant($"a number from {least} to {most}"), value);
    }

    public int? Integer(string name, int least, int most)
    {
        if (!_root.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        bool fits = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most;
        return fits ? value.GetInt32() : throw Wrong(name, $"a whole number from {least} to {most}", value);
    }

    public bool Flag(string name) => _root.TryGetProperty(name, out JsonElement value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false", value));

    /// <summary>Refuses an argument that the command does not know.</summary>
    public void Allow(IReadOnlyCollection<string> names)
    {
        foreach (JsonProperty property in _root.EnumerateObject())
        {
            if (property.Name != "cmd" && !names.Contains(property.Name))
            {
                string known = names.Count == 0 ? "no arguments" : string.Join(", ", names);
                throw new ControlRefusal($"{Name}: expected {known}, got '{Short(property.Name)}'");
            }
        }
    }

    /// <summary>Also finds the texts that are none: half of an escaped surrogate pair.</summary>
    private static string Compact(JsonElement root)
    {
        try
        {
            return JsonSerializer.Serialize(root);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            throw new ControlRefusal("expected valid text, got half of a surrogate pair");
        }
    }

    private ControlRefusal Wrong(string name, string expected, JsonElement value) => new($"{Name}: expected \"{name}\" to be {expected}, got {Quote(value)}");

    private static string Quote(JsonElement value) => Short(value.GetRawText());

    private static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
