using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Web.Data;

namespace Scalper.Web.Recording;

/// <summary>
/// Cuts moments and captures out of the recordings, one at a time on a thread below all others. The last few files are kept for whoever takes them; what an
/// earlier run left is removed. Safe from any thread.
/// </summary>
public sealed partial class RecordingExporter : IDisposable
{
    private const string FolderName = "exports";
    private const int MostFiles = 4;

    // A range that ends only now may get more frames.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private readonly IRecordings _recordings;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly string _folder;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<(ExportedFile File, DateTimeOffset At)> _files = [];
    private long _made;

    public RecordingExporter(IRecordings recordings, StorageFolder storage, TimeProvider time, ILogger<RecordingExporter> log)
    {
        (_recordings, _time, _log) = (recordings, time, log);
        _folder = Path.Combine(storage.Path, FolderName);
    }

    /// <summary>Cuts it out, or has done so just before.</summary>
    /// <exception cref="ExportException">The request is wrong, or there is nothing of it; the message is a sentence.</exception>
    /// <exception cref="ExportBusyException">Somebody else's is under way.</exception>
    /// <exception cref="IOException">The disk does not take or give it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<ExportedFile> ExportAsync(ExportRequest request, CancellationToken cancellation)
    {
        if (request.Fault is { } fault)
        {
            throw new ExportException(fault);
        }

        if (Find(request) is { } ready)
        {
            return ready;
        }

        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
        {
            throw new ExportBusyException();
        }

        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
            ExportedFile file = await OnOwnThreadAsync(() => Write(request, either.Token));
            LogExported(file.Name, file.Report.Frames, file.Report.Bytes);
            return file;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        // Whoever is at it now gives its turn back yet.
        _stop.Cancel();
        _stop.Dispose();
    }

    private static async Task<ExportedFile> OnOwnThreadAsync(Func<ExportedFile> write)
    {
        TaskCompletionSource<ExportedFile> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        LowThread.Start("export", Run);
        return await over.Task;

        void Run()
        {
            try
            {
                over.SetResult(write());
            }
#pragma warning disable CA1031 // A thread of its own: whoever asked gets whatever ended it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                over.SetException(fault);
            }
        }
    }

    private ExportedFile? Find(ExportRequest request)
    {
        lock (_gate)
        {
            return _files.FindLast(f => f.File.Name == request.Name && f.At > request.To + Settled && File.Exists(f.File.Path)).File;
        }
    }

    private ExportedFile Write(ExportRequest request, CancellationToken cancellation)
    {
        MakeRoom();
        string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{++_made}-{request.Name}"));
        DateTimeOffset at = _time.GetUtcNow();
        ReplayCatalogue catalogue = ReplayCatalogue.Read(_recordings.Folder.Path);
        ExportReport report = request.Format == ExportFormat.Moment
            ? MomentExport.Write(catalogue, request.Symbol, request.Range, path, cancellation)
            : CaptureExport.Write(catalogue, request.Symbol, request.Range, path, cancellation);
        ExportedFile file = new(path, request.Name, report);
        lock (_gate)
        {
            _files.Add((file, at));
        }

        return file;
    }

    // Whoever still reads one keeps it until they are through.
    private void MakeRoom()
    {
        if (_made == 0 && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Directory.CreateDirectory(_folder);
        lock (_gate)
        {
            foreach ((ExportedFile old, _) in _files.SkipLast(MostFiles - 1))
            {
                File.Delete(old.Path);
            }

            _files.RemoveRange(0, Math.Max(0, _files.Count - MostFiles + 1));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Exported {Name}: {Frames} frames, {Bytes} bytes")]
    private partial void LogExported(string name, long frames, long bytes);
}
