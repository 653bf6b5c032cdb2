using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scalper.Web.Screens;

/// <summary>
/// A symbol page's layout as a text that goes to somebody else: a JSON object of <c>columns</c>, parts of the width, and <c>panes</c> by name, each with
/// <c>shown</c>, <c>share</c> and its own <c>options</c>. What is as usual is not in it, and what a reader does not know it leaves out.
/// </summary>
public static class LayoutText
{
    /// <summary>Longest text, characters: more than a layout can have.</summary>
    public const int Longest = 20_000;

    // Whether it sounds at mine is not for others to say.
    private const string SoundSwitch = "isSounding";

    // As short as it came: it is no part of a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public static string Write(SymbolLayout layout)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Plain))
        {
            json.WriteStartObject();
            WriteColumns(json, layout.Columns);
            json.WriteStartObject("panes");
            foreach (PaneLayout pane in layout.Panes.Where(p => p != SymbolLayout.Default[p.Pane]))
            {
                WritePane(json, pane);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Reads what somebody else wrote, or made up.</summary>
    /// <param name="complaint">What is wrong with it, in a sentence; null where nothing is.</param>
    /// <returns>One that <see cref="ScreenRules"/> allows; null where there is a complaint.</returns>
    public static SymbolLayout? Read(string text, out string? complaint)
    {
        complaint = text.Length > Longest ? $"Layout: expected at most {Longest} characters, got {text.Length}." : null;
        if (complaint is not null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Shallow);
            SymbolLayout layout = Of(document.RootElement);
            complaint = ScreenRules.Complaint(layout);
            return complaint is null ? layout : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // No JSON, or other kinds of values than expected.
            complaint = "Layout: expected a JSON object of columns and panes, got something else.";
            return null;
        }
    }

    private static void WriteColumns(Utf8JsonWriter json, ImmutableArray<int> columns)
    {
        if (!columns.AsSpan().SequenceEqual(SymbolLayout.Default.Columns.AsSpan()))
        {
            json.WriteStartArray("columns");
            foreach (int column in columns)
            {
                json.WriteNumberValue(column);
            }

            json.WriteEndArray();
        }
    }

    private static void WritePane(Utf8JsonWriter json, PaneLayout pane)
    {
        json.WriteStartObject(NameOf(pane.Pane));
        json.WriteBoolean("shown", pane.IsShown);
        json.WriteNumber("share", pane.Share);
        if (pane.Options.Length > 0)
        {
            using JsonDocument options = JsonDocument.Parse(pane.Options);
            json.WritePropertyName("options");
            WriteOptions(json, options.RootElement);
        }

        json.WriteEndObject();
    }

    private static SymbolLayout Of(JsonElement root)
    {
        SymbolLayout layout = SymbolLayout.Default;
        if (root.TryGetProperty("panes", out JsonElement panes))
        {
            foreach (PaneLayout usual in SymbolLayout.Default.Panes)
            {
                layout = panes.TryGetProperty(NameOf(usual.Pane), out JsonElement pane) ? layout.With(Of(pane, usual)) : layout;
            }
        }

        return root.TryGetProperty("columns", out JsonElement columns) ? layout with { Columns = [.. columns.EnumerateArray().Select(c => c.GetInt32())] } : layout;
    }

    private static PaneLayout Of(JsonElement pane, PaneLayout usual) => usual with
    {
        IsShown = pane.TryGetProperty("shown", out JsonElement shown) ? shown.GetBoolean() : usual.IsShown,
        Share = pane.TryGetProperty("share", out JsonElement share) ? share.GetInt32() : usual.Share,
        Options = pane.TryGetProperty("options", out JsonElement options) ? OptionsOf(options) : usual.Options,
    };

    private static string OptionsOf(JsonElement options)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Plain))
        {
            WriteOptions(json, options);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void WriteOptions(Utf8JsonWriter json, JsonElement options)
    {
        json.WriteStartObject();
        foreach (JsonProperty option in options.EnumerateObject().Where(o => o.Name != SoundSwitch))
        {
            option.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string NameOf(SymbolPane pane) => pane.ToString().ToLowerInvariant();
}
