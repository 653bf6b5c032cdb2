using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scalper.Core.Recording.Journal;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Recording;

namespace Scalper.Web.Components.Pages;

/// <summary>What is recorded, how far the budget goes, and the files that hold it. Figures change by the pulse; the page itself renders when the list does.</summary>
public sealed partial class RecordingsPage
{
    private IReadOnlyList<RecordedSegment> _segments = [];
    private IReadOnlyList<RepairReport> _repairs = [];
    private VerifyReading _verify = VerifyReading.None;
    private string? _listFault;
    private bool _isRead;
    private string _answer = "";
    private bool _answerFailed;

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [CascadingParameter]
    public RecordingWatch Watch { get; set; } = default!;

    [Inject]
    private RecordingDesk Desk { get; set; } = default!;

    [Inject]
    private RecordingVerifier Verifier { get; set; } = default!;

    [Inject]
    private RecordingExporter Exporter { get; set; } = default!;

    [Inject]
    private IRecordings Recordings { get; set; } = default!;

    public void Dispose() => Pulse.Beat -= OnBeat;

    protected override void OnInitialized()
    {
        Pulse.Beat += OnBeat;
        Look();
    }

    private void OnBeat()
    {
        if (Look())
        {
            StateHasChanged();
        }
    }

    // The lists are the same objects for as long as nothing in them changes.
    private bool Look()
    {
        RecordingReading? reading = Watch.Latest;
        IReadOnlyList<RecordedSegment> segments = reading?.Segments ?? [];
        IReadOnlyList<RepairReport> repairs = reading?.Repairs ?? [];
        bool hasChanged = !ReferenceEquals(segments, _segments) || !ReferenceEquals(repairs, _repairs) || reading?.ListFault != _listFault || reading is not null != _isRead || !ReferenceEquals(_verify, Verifier.Latest);
        _verify = Verifier.Latest;
        (_segments, _repairs, _listFault, _isRead) = (segments, repairs, reading?.ListFault, reading is not null);
        return hasChanged;
    }

    // Not by colour alone.
    private static string VerifyWords(VerifyReading reading)
    {
        string mark = reading.State switch
        {
            VerifyState.Equal => "✓ ",
            VerifyState.Different => "✕ ",
            VerifyState.Unreadable => "⚠ ",
            _ => "",
        };
        return reading.AtMs is { } at
            ? $"{mark}{reading.Words} Asked for by {reading.By}, {DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC."
            : mark + reading.Words;
    }

    private async Task VerifyAsync(Actor by, RecordedSegment? segment = null)
    {
        await Verifier.BeginAsync(by, segment);
        Look();
    }

    private async Task SetPinAsync(RecordedSegment segment, Actor by)
    {
        bool isPinned = !segment.File.IsPinned;
        try
        {
            bool isKnown = await Desk.SetPinAsync(segment.Name, isPinned, by);
            _answerFailed = !isKnown;
            _answer = isKnown ? $"{segment.Name} is {(isPinned ? "pinned" : "no longer pinned")}." : $"{segment.Name} is gone: it was deleted meanwhile.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _answerFailed = true;
            _answer = $"{segment.Name}: nothing was changed. {fault.Message}";
        }

        Look();
    }
}
