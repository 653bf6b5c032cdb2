using System.Text.Json;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Golden;

/// <summary>A capture worked out by hand: frames in, values of one printed line out.</summary>
/// <param name="PrintedLines">How many lines the whole capture prints.</param>
/// <param name="Line">Index of the printed line that the values belong to; null for the last.</param>
/// <param name="Expected">Path to number, text or null, as in <see cref="JsonLeaves"/>.</param>
public sealed record GoldenCase(
    string Name,
    IReadOnlyList<CaptureLine> Lines,
    ReferenceOptions Options,
    int PrintedLines,
    int? Line,
    IReadOnlyDictionary<string, object?> Expected)
{
    /// <summary>The differences between what was printed and what was worked out; empty where all agree.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyList<JsonElement> printed)
    {
        if (PrintedLines != printed.Count)
        {
            return [$"expected {PrintedLines} printed lines, got {printed.Count}"];
        }

        if (Expected.Count == 0)
        {
            return [];
        }

        IReadOnlyDictionary<string, JsonElement?> leaves = JsonLeaves.Of(printed[Line ?? printed.Count - 1]);
        return Expected.Select(expected => Difference(expected.Key, expected.Value, leaves)).OfType<string>().ToList();
    }

    private static string? Difference(string path, object? value, IReadOnlyDictionary<string, JsonElement?> leaves)
    {
        JsonElement? expected = value is null ? null : JsonSerializer.SerializeToElement(value);
        if (!leaves.TryGetValue(path, out JsonElement? actual))
        {
            return $"{path}: expected {value ?? "null"}, got nothing";
        }

        return ReferenceComparison.Agree(actual, expected) ? null : $"{path}: expected {value ?? "null"}, got {actual?.GetRawText() ?? "null"}";
    }
}
