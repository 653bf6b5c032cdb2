using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Replay;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Live;

namespace Scalper.Web.Recording;

/// <summary>
/// Replays the last minutes of this run, or a segment, on a thread of its own that gives way to all others, and compares every score with the hashes that the lanes wrote. One at a
/// time; the result is kept until the next. Safe from any thread.
/// </summary>
public sealed partial class RecordingVerifier(IRecordings recordings, IAuditTrail audit, TimeProvider time, ILogger<RecordingVerifier> log) : IDisposable
{
    /// <summary>How much of the end is replayed, and what lies before it in the same segment.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    private readonly ILogger _log = log;
    private readonly CancellationTokenSource _stop = new();
    private VerifyReading _latest = VerifyReading.None;

    public VerifyReading Latest => Volatile.Read(ref _latest);

    /// <summary>Begins one.</summary>
    /// <param name="segment">Replays this one, whole; null replays the end of the recording.</param>
    /// <returns>Null where nothing is recorded; the one that runs already, or the new one.</returns>
    public async Task<(VerifyReading Reading, bool IsNew)?> BeginAsync(Actor by, RecordedSegment? segment = null)
    {
        if (segment is null && recordings.Recorder is null)
        {
            return null;
        }

        VerifyReading before = Latest;
        VerifyReading running = new(VerifyState.Running, time.GetUtcNow().ToUnixTimeMilliseconds(), by.Name, null, segment is null ? "Under way." : $"{segment.Name} is under way.");
        if (before.State == VerifyState.Running || Interlocked.CompareExchange(ref _latest, running, before) != before)
        {
            return (Latest, false);
        }

        LowThread.Start("verify", () => Verify(segment, running));
        await audit.NoteAsync(AuditAct.RecordingVerified, by, segment?.Name ?? recordings.Folder.Path);
        return (running, true);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static VerifyReading Of(VerifyReading running, RecordedSegment? segment, ReplayReport report)
    {
        string what = segment is null ? "" : segment.Name + ": ";
        string played = string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Whole(report.Lanes.Sum(l => l.Frames))} frames from {UnixTime.FromNs(report.FromNs):HH:mm:ss} to {UnixTime.FromNs(report.ToNs):HH:mm:ss} UTC, {Figures.Whole(report.Lanes.Sum(l => l.Scores))} scores");
        if (report.Differences.FirstOrDefault() is { } difference)
        {
            return running with { State = VerifyState.Different, Report = report, Words = $"{what}Different: {difference}." };
        }

        if (report.AllFaults.FirstOrDefault() is { } fault)
        {
            return running with { State = VerifyState.Unreadable, Report = report, Words = $"{what}Not all of it can be read: {fault}." };
        }

        if (report.Lanes.Any(l => l.IsPartial))
        {
            return running with { State = VerifyState.Unreadable, Report = report, Words = what + "Recorded without some topics (Recording:Topics): scores can't be made again, and there is nothing to compare." };
        }

        return report.Lanes.Sum(l => l.Compared) == 0
            ? running with { State = VerifyState.Unreadable, Report = report, Words = what + "Nothing to compare yet: the first hashes come about a second after the first frames." }
            : running with { State = VerifyState.Equal, Report = report, Words = $"{what}Equal: {played}." };
    }

    private void Verify(RecordedSegment? segment, VerifyReading running)
    {
        try
        {
            VerifyReading over = Of(running, segment, segment is null ? RecordingReplay.PlayEnd(recordings.Recorder!, Span, _stop.Token) : RecordingReplay.PlayInTurn(ReplayCatalogue.Read(segment.File.Path), _stop.Token));
            Volatile.Write(ref _latest, over);
            LogVerified(over.Words);
        }
        catch (OperationCanceledException)
        {
            // The application ends: nobody asks any more.
        }
#pragma warning disable CA1031 // A thread of its own: whatever ends it must not end the process, and is told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _latest, running with { State = VerifyState.Unreadable, Words = $"It could not be read: {fault.Message}" });
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recording verified: {Result}")]
    private partial void LogVerified(string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "The recording could not be verified")]
    private partial void LogFailed(Exception fault);
}
