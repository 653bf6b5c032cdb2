using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Web.Data;

namespace Scalper.Web.Recording;

/// <summary>
/// Cuts moments and captures out of the recordings, one at a time on a thread that gives way to all others. The last few files are kept for whoever takes them; what an
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
    private readonly List<(ExportedFile File, DateTimeOffset At)> _ready = [];

    // Whoever has the turn alone.
    private readonly Queue<string> _paths = [];
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

        DateTimeOffset at = _time.GetUtcNow();
        ExportedFile file = await MakeAsync(request.Name, (path, stop) => Write(request, path, stop), cancellation);
        lock (_gate)
        {
            _ready.Add((file, at));
        }

        return file;
    }

    /// <summary>Cuts a moment out of what a replay plays, anew each time: it says where somebody stands.</summary>
    /// <param name="from">File or folder that is played.</param>
    /// <param name="name">What the file is called where it is taken to.</param>
    /// <inheritdoc cref="ExportAsync(ExportRequest, CancellationToken)"/>
    public Task<ExportedFile> ExportAsync(Moment moment, string from, string name, CancellationToken cancellation) =>
        MakeAsync(name, (path, stop) => MomentExport.Write(ReplayCatalogue.Read(from), moment, path, stop), cancellation);

    private async Task<ExportedFile> MakeAsync(string name, Func<string, CancellationToken, ExportReport> write, CancellationToken cancellation)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
        {
            throw new ExportBusyException();
        }

        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
            ExportedFile file = await LowThread.RunAsync("export", () =>
            {
                string path = MakeRoom(name);
                ExportReport report = write(path, either.Token);
                _paths.Enqueue(path);
                return new ExportedFile(path, name, report);
            });
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

    private ExportedFile? Find(ExportRequest request)
    {
        lock (_gate)
        {
            return _ready.FindLast(f => f.File.Name == request.Name && f.At > request.To + Settled && File.Exists(f.File.Path)).File;
        }
    }

    private ExportReport Write(ExportRequest request, string path, CancellationToken cancellation)
    {
        ReplayCatalogue catalogue = ReplayCatalogue.Read(_recordings.Folder.Path);
        return request.Format == ExportFormat.Moment
            ? MomentExport.Write(catalogue, request.Symbol, request.Range, path, cancellation)
            : CaptureExport.Write(catalogue, request.Symbol, request.Range, path, cancellation);
    }

    // Whoever still reads one keeps it until they are through.
    private string MakeRoom(string name)
    {
        if (_made == 0 && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Directory.CreateDirectory(_folder);
        while (_paths.Count >= MostFiles)
        {
            string old = _paths.Dequeue();
            File.Delete(old);
            lock (_gate)
            {
                _ready.RemoveAll(f => f.File.Path == old);
            }
        }

        return Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{++_made}-{name}"));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Exported {Name}: {Frames} frames, {Bytes} bytes")]
    private partial void LogExported(string name, long frames, long bytes);
}
