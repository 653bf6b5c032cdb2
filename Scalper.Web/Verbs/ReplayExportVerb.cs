using System.Globalization;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;

namespace Scalper.Web.Verbs;

/// <summary>Cuts a moment out of a recording, one symbol for a while, that another Scalper opens; or writes its frames as a capture.</summary>
internal static class ReplayExportVerb
{
    public const string Usage = "replay export [<recording>] --symbol <symbol> [--from <time>] [--to <time>] [--format moment|jsonl] <out>";

    private const string Symbol = "--symbol";
    private const string From = "--from";
    private const string To = "--to";
    private const string Format = "--format";
    private const string MomentFormat = "moment";
    private const string CaptureFormat = "jsonl";

    /// <returns>Exit code; null where the command line is wrong.</returns>
    /// <exception cref="ExportException">What was asked for can't be made.</exception>
    public static int? Run(string[] arguments, Func<string> home, TextWriter output, TextWriter errors)
    {
        string? symbol = null, format = null;
        if (VerbArguments.Parse(arguments, Symbol, From, To, Format) is not { Plain.Count: 1 or 2 } parsed
            || (format = parsed[Format] ?? MomentFormat) is not (MomentFormat or CaptureFormat)
            || ((symbol = parsed[Symbol]) is null && format == MomentFormat))
        {
            return null;
        }

        ExportRange range = new(Time(parsed, From) ?? ExportRange.All.FromNs, Time(parsed, To) ?? ExportRange.All.ToNs);
        if (range.FromNs > range.ToNs)
        {
            throw new ExportException($"expected a time behind {From} up to that behind {To}, came '{parsed[From]}' and '{parsed[To]}'.");
        }

        ReplayCatalogue catalogue = ReplayCatalogue.Read(parsed.Plain is [var path, _] ? path : home());
        ExportReport report = format == MomentFormat
            ? MomentExport.Write(catalogue, symbol!, range, parsed.Plain[^1], CancellationToken.None)
            : CaptureExport.Write(catalogue, symbol, range, parsed.Plain[^1], CancellationToken.None);
        foreach (string fault in report.Faults)
        {
            errors.WriteLine($"{ReplayVerb.Name}: {fault}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{parsed.Plain[^1]}: {report.Frames} frames{(symbol is null ? "" : $" of {symbol}")}, {report.Gaps} gaps, from {ReplayTime.Write(report.FromNs)} to {ReplayTime.Write(report.ToNs)}, {report.Bytes} bytes"));
        return report.Faults.Count > 0 ? ReplayExit.Unusable : ReplayExit.Well;
    }

    private static long? Time(VerbArguments parsed, string option) =>
        parsed[option] is not { } text ? null
        : ReplayTime.Read(text) ?? throw new ExportException($"expected a time such as 2026-11-22T12:40:50Z behind {option}, came '{text}'.");
}
