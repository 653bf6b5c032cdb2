using System.Text.Json;
using System.Text.Json.Nodes;
using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation.Report;

/// <summary>Writes a report into a folder: <c>report.md</c>, <c>report.json</c> and a CSV for each table, over what is there of those names.</summary>
internal static class WorthFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="folder">Made where it is missing.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static void Write(WorthReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.md"), WorthMarkdown.Write(report));
        IReadOnlyList<WorthTable> tables = WorthTables.Of(report);
        File.WriteAllText(Path.Combine(folder, "report.json"), Json(report, tables).ToJsonString(Indented) + "\n");
        foreach (WorthTable table in tables)
        {
            File.WriteAllText(Path.Combine(folder, $"{table.Name}.csv"), Csv(table));
        }
    }

    private static string Csv(WorthTable table)
    {
        IEnumerable<string> rows = table.Rows.Select(r => string.Join(',', r.Select(WorthColumn.Plain).Select(Quote)));
        return string.Concat(new[] { string.Join(',', table.Columns.Select(c => c.Name)) }.Concat(rows).Select(static line => line + "\n"));
    }

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static JsonObject Json(WorthReport report, IReadOnlyList<WorthTable> tables)
    {
        JsonObject json = new()
        {
            ["sources"] = new JsonArray([.. report.Sources.Select(s => JsonValue.Create(s))]),
            ["latencyMs"] = report.Reading.Plan.LatencyMs,
            ["feeBps"] = report.Reading.FeeBps,
            ["splitSecond"] = report.Worth.SplitSecond,
            ["models"] = new JsonArray([.. report.Reading.Plan.Models.Select(m => new JsonObject { ["name"] = m.Name, ["weights"] = m.Weights })]),
            ["faults"] = new JsonArray([.. report.Worth.Faults.Select(f => JsonValue.Create(f))]),
        };
        foreach (WorthTable table in tables)
        {
            json[table.Name] = new JsonArray([.. table.Rows.Select(row => Row(table, row))]);
        }

        return json;
    }

    private static JsonObject Row(WorthTable table, IReadOnlyList<object?> row) =>
        new(table.Columns.Zip(row, (column, cell) => KeyValuePair.Create(column.Name, cell is null ? null : JsonSerializer.SerializeToNode(cell, cell.GetType()))));
}
