using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Recording.Journal;

/// <summary>A writer and its lanes on one thread, with a clock that is moved by hand.</summary>
internal sealed class JournalRig : IDisposable
{
    public static readonly JournalLimits Small = new()
    {
        BudgetBytes = 1 << 20, MinimumFreeBytes = 0, SegmentBytes = 16 << 10, BufferBytes = 256 << 10, ChunkBytes = 4 << 10, MostRecordBytes = 32 << 10, MostCheckpointBytes = 16 << 10,
    };

    private readonly TempFolder _temp = new();
    private readonly List<ModelLane> _lanes = [];

    public JournalRig(JournalLimits? limits = null, IRecordingDisk? disk = null, string? folder = null)
    {
        Folder = new RecordingFolder(folder ?? Path.Combine(_temp.Path, "recordings"));
        Writer = new JournalWriter(Folder, limits ?? Small, run: 0x5EED_0000_0000_0007, Time, disk ?? new RecordingDisk(), NullLogger.Instance);
    }

    public StepTime Time { get; } = new();

    public string Temp => _temp.Path;

    public RecordingFolder Folder { get; }

    public JournalWriter Writer { get; }

    public RecordingStatus Status => Writer.Status;

    public IReadOnlyList<ModelLane> Lanes => _lanes;

    public long NowNs => Time.NowNs();

    public ModelLane AddLane(ushort lane)
    {
        ModelLane model = new(lane, Writer.Add);
        _lanes.Add(model);
        return model;
    }

    /// <summary>Starts, and lets the lanes begin.</summary>
    public JournalRig Start(params ushort[] lanes)
    {
        foreach (ushort lane in lanes)
        {
            AddLane(lane);
        }

        Writer.Start();
        Pass();
        return this;
    }

    /// <summary>A tenth of a second: turns of the writer, then one of each lane, then the writer's again.</summary>
    public void Pass(int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            TurnWriter();
            TurnLanes();
            TurnWriter();
        }
    }

    public void TurnWriter()
    {
        while (Writer.Turn())
        {
        }
    }

    public void TurnLanes()
    {
        foreach (ModelLane lane in _lanes)
        {
            lane.Journal.Turn(NowNs);
        }
    }

    /// <summary>Lanes close, then the writer.</summary>
    public void End()
    {
        foreach (ModelLane lane in _lanes)
        {
            lane.Journal.Close();
        }

        Writer.Dispose();
    }

    public IReadOnlyList<SeenSegment> Read() => [.. Folder.List().Select(s => SeenSegment.Read(s.Path))];

    /// <summary>All records in the order of the files; nothing of them may be damaged.</summary>
    public IReadOnlyList<SeenRecord> ReadRecords()
    {
        IReadOnlyList<SeenSegment> segments = Read();
        Assert.All(segments, s => Assert.Empty(s.Damage));
        return [.. segments.SelectMany(s => s.Records)];
    }

    public void Dispose()
    {
        Writer.Dispose();
        _temp.Dispose();
    }
}
