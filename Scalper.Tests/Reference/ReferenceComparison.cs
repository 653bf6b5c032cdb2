using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>Compares a printed line of the product with the reference, leaf by leaf.</summary>
public static class ReferenceComparison
{
    private const double Tolerance = 1e-9;

    /// <summary>The differences, one readable line each with its path; empty where both agree.</summary>
    public static IReadOnlyList<string> Differences(JsonElement product, ReferenceLine reference)
    {
        IReadOnlyDictionary<string, JsonElement?> actual = JsonLeaves.Of(product);
        IReadOnlyDictionary<string, JsonElement?> expected = reference.Leaves();
        IEnumerable<string> wrong = expected
            .Where(leaf => !actual.TryGetValue(leaf.Key, out JsonElement? value) || !Agree(value, leaf.Value))
            .Select(leaf => $"{leaf.Key}: expected {Text(leaf.Value)}, got {(actual.TryGetValue(leaf.Key, out JsonElement? value) ? Text(value) : "nothing")}");
        IEnumerable<string> unknown = actual
            .Where(leaf => !expected.ContainsKey(leaf.Key))
            .Select(leaf => $"{leaf.Key}: expected nothing, got {Text(leaf.Value)}");
        return [.. wrong, .. unknown];
    }

    /// <summary>Numbers agree at |a - b| &lt;= 1e-9 x max(1, |b|), integers exactly; null equals null only.</summary>
    public static bool Agree(JsonElement? actual, JsonElement? expected)
    {
        if (actual is not { } a || expected is not { } b)
        {
            return actual is null && expected is null;
        }

        if (a.ValueKind != JsonValueKind.Number || b.ValueKind != JsonValueKind.Number)
        {
            return a.ValueKind == JsonValueKind.String && b.ValueKind == JsonValueKind.String && a.GetString() == b.GetString();
        }

        // An update id or a receive time in nanoseconds is past what a double can tell apart.
        return a.TryGetInt64(out long left) && b.TryGetInt64(out long right)
            ? left == right
            : Math.Abs(a.GetDouble() - b.GetDouble()) <= Tolerance * Math.Max(1, Math.Abs(b.GetDouble()));
    }

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "null";
}
