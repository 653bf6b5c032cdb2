using System.Globalization;
using System.Text;
using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation.Report;

/// <summary>A report for people.</summary>
internal static class WorthMarkdown
{
    private const string Longest = "blocks";

    public static string Write(WorthReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# What the scores were worth: {string.Join(", ", report.Sources)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Entry and exit {report.Reading.Plan.LatencyMs} ms behind the whole second, fee {report.Reading.FeeBps} bps a side. {Learned(report)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Models: {string.Join(", ", report.Reading.Plan.Models)} (name and hash of the weights).\n");
        foreach (WorthTable table in WorthTables.Of(report).Where(static t => t.Name != Longest && t.Rows.Count > 0))
        {
            Append(text, table);
        }

        return text.ToString();
    }

    private static string Learned(WorthReport report) => report.Worth.SplitSecond == 0
        ? "Scales and edges of deciles are from another recording."
        : string.Create(CultureInfo.InvariantCulture, $"Scales and edges of deciles are from what lies before {DateTimeOffset.FromUnixTimeSeconds(report.Worth.SplitSecond).UtcDateTime:u}: blocks that began by then have none.");

    /// <summary>A table with its title and what it means.</summary>
    public static void Append(StringBuilder text, WorthTable table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {table.Title}\n\n{table.Note}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(c => c.Heading))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat("---|", table.Columns.Count))}\n");
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Zip(table.Columns, (cell, column) => column.Show(cell)))} |\n");
        }
    }
}
