namespace Scalper.Web.Logs;

/// <summary>What events have in common that come from one place in a program.</summary>
/// <param name="Template">The message before its values; empty where it has none.</param>
internal readonly record struct LogCause(string Category, int EventId, LogLevel Level, string Template)
{
    private const string TemplateKey = "{OriginalFormat}";

    public static LogCause Of<TState>(string category, EventId id, LogLevel level, TState state)
    {
        // Every logger puts the template last.
        string? template = state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values && values[^1] is { Key: TemplateKey } last ? last.Value as string : null;
        return new LogCause(category, id.Id, level, template ?? "");
    }
}
