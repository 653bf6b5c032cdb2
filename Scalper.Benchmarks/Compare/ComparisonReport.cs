using System.Text;
using Scalper.Benchmarks.Measure;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Compare;

/// <summary>The outcomes of a comparison as tables: medians with the extremes, and where the engine stands.</summary>
internal sealed class ComparisonReport(IReadOnlyList<Outcome> outcomes, string steady, int symbols, int rounds, TimeSpan window)
{
    public string ToText()
    {
        StringBuilder text = new();
        text.AppendLine($"{symbols} symbols; {(rounds == 1 ? "one round" : $"medians of {rounds} rounds (least to most)")}, in turn, windows of {window.TotalSeconds:F0} s. CPU is of one core, user and kernel.");
        foreach (string load in outcomes.Select(o => o.Load).Distinct())
        {
            text.AppendLine().AppendLine($"### {load}").AppendLine();
            AppendTable(text, load);
        }

        text.AppendLine().AppendLine("### Where the engine stands").AppendLine();
        AppendBars(text);
        foreach (Outcome wrong in outcomes.Where(o => o.Fault is not null))
        {
            text.AppendLine().AppendLine($"**Failed**: {wrong.Contender}, {wrong.Load}: {wrong.Fault}");
        }

        return text.ToString();
    }

    private void AppendTable(StringBuilder text, string load)
    {
        text.AppendLine("| | messages/s | CPU, % | us a message | messages a CPU second | server CPU, % | RSS, MB | bytes allocated a message | collections | tick to score p50 / p99 / p99.9 / max, us | books |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (IGrouping<string, Outcome> runs in outcomes.Where(o => o.Load == load).GroupBy(o => o.Contender))
        {
            RunResult[] results = [.. runs.Where(r => r.Fault is null).Select(r => r.Result!)];
            text.AppendLine(results.Length == 0 ? $"| {runs.Key} | failed | | | | | | | | | |" : string.Join(
                " | ",
                $"| {runs.Key}",
                Spread(results.Select(r => r.MessagesPerSecond), "N0"),
                Spread(results.Select(r => r.ProcessorPercent), "F1"),
                Spread(results.Select(r => r.ProcessorMicrosPerMessage), "F2"),
                Spread(results.Select(r => r.MessagesPerProcessorSecond), "N0"),
                Text(Median(runs.Select(r => r.ServerPercent)), "F0"),
                Text(Median(results.Select(r => r.ResidentMegabytes)), "F0"),
                Optional(results, r => r.AllocatedBytesPerMessage, "F2"),
                Optional(results, r => r.Collections, "F0"),
                Delays(results),
                results[^1].BooksTotal is { } total ? $"{results.Min(r => r.BooksEqual)} of {total} |" : "|"));
        }
    }

    private void AppendBars(StringBuilder text)
    {
        text.AppendLine("| what | bar | measured | |");
        text.AppendLine("|---|---|---|---|");
        double? flatOut = Of(Contender.Engine, Load.FlatOutName, r => r.MessagesPerProcessorSecond);
        Bar("flat out, messages a CPU second against tokens", "at least 0.5", flatOut / Of(Contender.Tokens, Load.FlatOutName, r => r.MessagesPerProcessorSecond), "F2", v => v >= 0.5);
        Bar("flat out, messages a CPU second against ccxt", "at least 10", flatOut / Of(Contender.Ccxt, Load.FlatOutName, r => r.MessagesPerProcessorSecond), "F1", v => v >= 10);
        Bar($"CPU at {steady} against receive", "at most 1.6", Of(Contender.Engine, steady, r => r.ProcessorPercent) / Of(Contender.Receive, steady, r => r.ProcessorPercent), "F2", v => v <= 1.6);
        Bar($"bytes allocated a message at {steady}", "0", Of(Contender.Engine, steady, r => r.AllocatedBytesPerMessage ?? 0), "F2", v => v < 0.5);
        Bar($"tick to score at {steady}, p99, us", "at most 200", Of(Contender.Engine, steady, r => r.TickToScore!.P99), "F0", v => v <= 200);
        Bar($"tick to score at {steady}, p99.9, us", "at most 1,000", Of(Contender.Engine, steady, r => r.TickToScore!.P999), "F0", v => v <= 1_000);

        void Bar(string what, string bar, double? measured, string format, Func<double, bool> isReached) => text.AppendLine(
            $"| {what} | {bar} | {(measured is { } value ? Text(value, format) : "not measured")} | {(measured is { } m ? isReached(m) ? "reached" : "**not reached**" : "")} |");
    }

    private double? Of(string contender, string load, Func<RunResult, double> figure)
    {
        double[] values = [.. outcomes.Where(o => o.Contender == contender && o.Load == load && o.Fault is null).Select(o => figure(o.Result!))];
        return values.Length == 0 ? null : Median(values);
    }

    private static string Optional(IReadOnlyList<RunResult> results, Func<RunResult, double?> figure, string format)
    {
        double[] values = [.. results.Select(figure).OfType<double>()];
        return values.Length == 0 ? "" : Spread(values, format);
    }

    private static string Delays(IReadOnlyList<RunResult> results)
    {
        Percentiles[] delays = [.. results.Select(r => r.TickToScore).OfType<Percentiles>()];
        return delays.Length == 0 ? "" : string.Join(" / ", new Func<Percentiles, double>[] { d => d.P50, d => d.P99, d => d.P999, d => d.Max }.Select(f => Text(Median(delays.Select(f)), "N0")));
    }
}
