using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Live;
using Scalper.Web.Storage;

namespace Scalper.Web.Recording;

/// <summary>
/// Owns the recorder of this process: it records once the application listens, before the engine starts, and until everything else has
/// stopped. Where the disk does not let it, everything else goes on; a bug in it is told and ends the recording alone.
/// </summary>
public sealed partial class RecordingHost : IHostedLifecycleService, IRecordings, IDisposable
{
    private readonly ILogger _log;
    private readonly IDiskGauge _gauge;
    private readonly string _storage;
    private readonly Lock _gate = new();
    private readonly SegmentEnds _ends = new();

    public RecordingHost(RecordingOptions options, AppProfile profile, StorageFolder storage, IDiskGauge gauge, TimeProvider time, ILogger<RecordingHost> log)
    {
        (_log, _gauge, _storage) = (log, gauge, storage.Path);
        string folder = Path.Combine(storage.Path, StoredSizes.RecordingsName);
        if (options.Enabled ?? !profile.IsSandbox)
        {
            Recorder = new JournalRecorder(options, folder, time, log, OnBug);
        }

        Folder = Recorder?.Folder ?? new RecordingFolder(folder);
    }

    /// <summary>For the lanes; null where nothing is recorded.</summary>
    public JournalRecorder? Recorder { get; }

    public RecordingFolder Folder { get; }

    public RecordingStatus? Status => Recorder?.Status;

    public IReadOnlyList<RepairReport> Repairs => Recorder?.Repairs ?? [];

    // Before anything was recorded there is no folder, and the one around it lies on the same disk.
    public DiskRoom? ReadDisk() => _gauge.Read(Folder.Path) ?? _gauge.Read(_storage);

    public IReadOnlyList<RecordedSegment> List()
    {
        lock (_gate)
        {
            IReadOnlyList<SegmentFile> files = Folder.List();
            IReadOnlyList<SegmentEnds.End> ends = _ends.Read(files);
            bool isRecording = Status?.State == RecordingState.Recording;

            // While segments change, two are written to.
            return [.. files.Select((file, i) => new RecordedSegment(file, ends[i].LastAt, isRecording && i >= files.Count - 2 && !ends[i].IsEnded))];
        }
    }

    public bool SetPin(string name, bool isPinned) => isPinned ? Folder.Pin(name) : Folder.Unpin(name);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A start that fails, over a port in use for instance, must not have recorded anything; the engine starts later still.</summary>
    /// <exception cref="StartException">Somebody else records into the folder.</exception>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            Recorder?.Start();
        }
        catch (FolderInUseException fault)
        {
            throw new StartException($"Storage:Directory = '{_storage}': expected a folder whose recordings nobody else writes. {fault.Message}", fault);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The lanes have ended by now, whatever the order in which hosts were stopped.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => Recorder?.Dispose();

    private void OnBug(Exception bug) => LogBug(bug);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The recorder has a fault and has ended: nothing is recorded until the next start")]
    private partial void LogBug(Exception bug);
}
