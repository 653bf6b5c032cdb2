using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Export;
using Scalper.Core.Venues;
using Scalper.Web.Live;
using Scalper.Web.Recording;
using Scalper.Web.Storage;

namespace Scalper.Web.Components.Controls;

/// <summary>Has a symbol cut out of the recordings and offers the file.</summary>
public sealed partial class ExportPanel
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    private string _symbol = "";
    private DateTime _from;
    private DateTime _to;
    private ExportFormat _format;
    private bool _isRunning;
    private string? _fault;
    private ExportedFile? _file;
    private ExportRequest? _made;

    /// <summary>Cuts it out: see <see cref="RecordingExporter.ExportAsync"/>.</summary>
    [Parameter, EditorRequired]
    public Func<ExportRequest, CancellationToken, Task<ExportedFile>> Export { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    protected override void OnInitialized()
    {
        DateTime now = Time.GetUtcNow().UtcDateTime;
        _to = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        _from = _to - Usual;
    }

    // By the same question that was answered: the file is there, or made once more.
    private string Address(ExportedFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"/api/monitor/recordings/export?symbol={Uri.EscapeDataString(_made!.Symbol)}&from={_made.From.ToUnixTimeMilliseconds()}&to={_made.To.ToUnixTimeMilliseconds()}&kind={(_made.Format == ExportFormat.Moment ? "moment" : "jsonl")}");

    private static string Words(ExportedFile file)
    {
        ExportReport report = file.Report;
        string gaps = report.Gaps == 0 ? "" : $", {Figures.Whole(report.Gaps)} {(report.Gaps == 1 ? "gap" : "gaps")}";
        string faults = report.Faults is [var first, ..] ? $" {first}." : "";
        return $"{DataSize.Text(report.Bytes)}, {Figures.Whole(report.Frames)} frames{gaps}, {At(report.FromNs)} to {At(report.ToNs)} UTC.{faults}";
    }

    private static string At(long ns) => UnixTime.FromNs(ns).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private async Task ExportAsync()
    {
        ExportRequest request = new(KnownVenues.SymbolOf(_symbol.Trim()), Utc(_from), Utc(_to), _format);
        (_fault, _file, _isRunning) = (null, null, true);
        try
        {
            _file = await Export(request, CancellationToken.None);
            _made = request;
        }
        catch (Exception fault) when (fault is ExportException or ExportBusyException or IOException or UnauthorizedAccessException)
        {
            _fault = Sentence(fault.Message);
        }

        _isRunning = false;
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
