using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>
/// Records lanes into a folder: one run, from <see cref="Start"/> to <see cref="Dispose"/>, on a thread of its own. Whatever the disk does,
/// lanes go on; what can't be written is counted, and recording goes on by itself once it can.
/// </summary>
public sealed class JournalRecorder : IDisposable
{
    private const int TurnMilliseconds = 50;

    private readonly JournalWriter _writer;
    private readonly Action<Exception> _onBug;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new(initialState: false, spinCount: 0);
    private readonly Lock _gate = new();
    private readonly HashSet<ushort> _lanes = [];
    private bool _isDisposed;

    /// <param name="folder">Made where there is none.</param>
    /// <param name="onBug">Told of what should not happen, on the recorder's thread, which ends with it.</param>
    public JournalRecorder(RecordingOptions options, string folder, TimeProvider time, ILogger log, Action<Exception> onBug)
        : this(options.ToLimits(), folder, time, new RecordingDisk(), log, onBug)
    {
        Scope = options.ToScope();
    }

    internal JournalRecorder(JournalLimits limits, string folder, TimeProvider time, IRecordingDisk disk, ILogger log, Action<Exception> onBug)
    {
        Folder = new RecordingFolder(folder);

        // Only has to differ between runs, and from what anybody could guess: a frame that holds the bytes of a block is none of this run.
        Run = new SeededRandom((ulong)time.NowNs() ^ ((ulong)time.GetTimestamp() << 20) ^ (uint)Environment.ProcessId).NextBits();
        _writer = new JournalWriter(Folder, limits, Run, time, disk, log);
        _onBug = onBug;
        _thread = new Thread(Work) { IsBackground = true, Name = "recorder" };
    }

    public RecordingFolder Folder { get; }

    /// <summary>What of all that lanes hand over is recorded.</summary>
    public RecordingScope Scope { get; internal init; } = RecordingScope.All;

    /// <summary>Stands in every segment of this run.</summary>
    public ulong Run { get; }

    /// <summary>From any thread.</summary>
    public RecordingStatus Status => _writer.Status;

    /// <summary>Segments of earlier runs that were not ended, and what was done to them. From any thread.</summary>
    public IReadOnlyList<RepairReport> Repairs => _writer.Repairs;

    /// <summary>Takes the folder, ends what an earlier run left, and records. Where the disk does not let it, it says so and tries again by itself.</summary>
    /// <exception cref="FolderInUseException">Somebody else records into the folder.</exception>
    public void Start()
    {
        _writer.Start();
        _thread.Start();
    }

    /// <summary>A lane's way into the journal, for the lane's thread. From any thread.</summary>
    /// <param name="lane">Its number, which no other lane of this run has or had: arrival numbers go on.</param>
    /// <exception cref="InvalidOperationException">There was a lane of this number.</exception>
    public LaneJournal AddLane(ushort lane, ICheckpointSource source)
    {
        lock (_gate)
        {
            return _lanes.Add(lane) ? _writer.Add(lane, source) : throw new InvalidOperationException($"Lane {lane} is recorded already, or was.");
        }
    }

    /// <summary>Writes what lanes have handed over, ends the segment and gives the folder back. Lanes close their journals before.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _stop.Dispose();
    }

    private void Work()
    {
        try
        {
            bool isMore = false;
            while (!_stop.Wait(isMore ? 0 : TurnMilliseconds))
            {
                isMore = _writer.Turn();
            }

            _writer.Dispose();
        }
#pragma warning disable CA1031 // A bug must not end the process without a word: it is reported, and nothing more is recorded.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _writer.Abandon($"The recorder has a fault: {bug.Message}");
            _onBug(bug);
        }
    }
}
