using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

/// <summary>How a segment follows another: every lane begins it with a checkpoint, and no lane waits for another for long.</summary>
public sealed class SegmentChangeTests
{
    [Fact]
    public void Change_BySize_EverySegmentBeginsWithACheckpointOfEachLane()
    {
        using JournalRig rig = new JournalRig().Start(1, 2, 3);
        Play(rig, rounds: 300);
        rig.End();
        IReadOnlyList<SeenSegment> segments = rig.Read();
        Assert.True(segments.Count > 4);
        foreach (SeenSegment segment in segments)
        {
            foreach (ModelLane lane in rig.Lanes)
            {
                Assert.Equal(RecordKind.Checkpoint, segment.Records.First(r => r.Lane == lane.Journal.Lane && !r.IsRepeated).Kind);
                Assert.Single(segment.Records, r => r.Lane == lane.Journal.Lane && r.Kind == RecordKind.Checkpoint);
            }

            Assert.DoesNotContain(segment.Blocks, b => (b.Marks & BlockMarks.Headless) != 0);
        }

        IReadOnlyList<SeenRecord> records = rig.ReadRecords();
        Assert.All(rig.Lanes, lane => Assert.Equal((lane.Appended.Count, 0, 0), lane.Judge(records)));
        Assert.Equal(0, rig.Status.LateCheckpoints);

        // Each alone is enough: read from any segment on.
        for (int i = 1; i < segments.Count; i++)
        {
            SeenRecord[] rest = [.. segments.Skip(i).SelectMany(s => s.Records)];
            Assert.All(rig.Lanes, lane => Assert.Equal((0, 0), (lane.Judge(rest).Missing, lane.Judge(rest).Untold)));
        }
    }

    [Fact]
    public void Change_ByAge_HappensOnlyWhereSomethingWasWritten()
    {
        using JournalRig rig = new(JournalRig.Small with { SegmentAge = TimeSpan.FromMinutes(1) });
        rig.Start();
        rig.Pass(1_300);
        Assert.Single(rig.Folder.List());
        rig.AddLane(9);
        rig.Pass(3);
        Assert.Equal(2, rig.Folder.List().Count);
        rig.End();
    }

    [Fact]
    public void Change_LaneThatNeverAnswers_HoldsNobodyUpAndIsSaidSo()
    {
        using JournalRig rig = new JournalRig().Start(1, 2);
        ModelLane quick = rig.Lanes[0], stuck = rig.Lanes[1];
        stuck.AppendFrame(100, rig.NowNs);
        for (int i = 0; i < 400; i++)
        {
            quick.Append(RecordKind.Frame, Noise(500, i), rig.NowNs);
            rig.Time.Advance(TimeSpan.FromMilliseconds(100));
            quick.Journal.Turn(rig.NowNs);
            rig.Writer.Turn();
        }

        IReadOnlyList<SegmentFile> files = rig.Folder.List();
        Assert.True(files.Count > 2);
        Assert.Equal(RecordingState.Recording, rig.Status.State);
        Assert.True(SeenSegment.Read(files[0].Path).IsSealed);

        // What it has kept all the time goes to the segment of now, without a checkpoint; the next segment has one.
        stuck.AppendFrame(100, rig.NowNs);
        rig.Pass(20);
        stuck.AppendFrame(100, rig.NowNs);
        Play(rig, rounds: 100);
        rig.End();
        Assert.Contains(rig.Read().SelectMany(s => s.Blocks), b => b.Lane == 2 && (b.Marks & BlockMarks.Headless) != 0);
        Assert.True(rig.Status.LateCheckpoints >= 1);
        IReadOnlyList<SeenRecord> records = rig.ReadRecords();
        Assert.All(rig.Lanes, lane => Assert.Equal((lane.Appended.Count, 0, 0), lane.Judge(records)));
    }

    [Fact]
    public void Change_CheckpointLargerThanAllowed_BeginsWithoutIt()
    {
        using JournalRig rig = new();
        rig.AddLane(1).CheckpointBytes = (16 << 10) + 1;
        rig.Start();
        rig.Lanes[0].AppendSetting("k", [1], rig.NowNs);
        Play(rig, rounds: 300);
        rig.End();
        Assert.Equal((true, true), (rig.Status.LateCheckpoints > 2, rig.Lanes[0].Checkpoints > 2));
        Assert.Equal(rig.Folder.List().Count, rig.Read().SelectMany(s => s.Blocks).Count(b => (b.Marks & BlockMarks.Headless) != 0));
        Assert.Equal((rig.Lanes[0].Appended.Count, 0, 0), rig.Lanes[0].Judge(rig.ReadRecords()));
    }

    [Fact]
    public void Change_Settings_NewestOfEachKeyStandBeforeTheCheckpoint()
    {
        using JournalRig rig = new JournalRig().Start(7);
        ModelLane lane = rig.Lanes[0];
        lane.AppendSetting("weights", [1], rig.NowNs);
        lane.AppendSetting("universe", [2], rig.NowNs);
        lane.AppendSetting("weights", [3], rig.NowNs);
        Play(rig, rounds: 200);
        rig.End();
        IReadOnlyList<SeenSegment> segments = rig.Read();
        Assert.True(segments.Count > 2);
        Assert.DoesNotContain(segments[0].Records, r => r.IsRepeated);
        Assert.All(segments.Skip(1), segment =>
        {
            Assert.Equal([RecordKind.Setting, RecordKind.Setting, RecordKind.Checkpoint], segment.Records.Take(3).Select(r => r.Kind));
            Assert.Equal([("universe", 2), ("weights", 3)], segment.Records.Take(2).Select(Setting));
        });
        Assert.Equal((lane.Appended.Count, 0, 0), lane.Judge(rig.ReadRecords()));
    }

    [Fact]
    public void Names_ClockSetBack_StillSortByTheirOrder()
    {
        using JournalRig rig = new JournalRig().Start(1);
        for (int i = 0; i < 5; i++)
        {
            Play(rig, rounds: 60);
            rig.Time.WallOffset -= TimeSpan.FromHours(3);
        }

        rig.End();
        IReadOnlyList<SegmentFile> files = rig.Folder.List();
        Assert.True(files.Count > 4);
        Assert.Equal(files.Select(f => f.Ordinal), files.Select(f => f.Ordinal).Order());
        Assert.Equal((rig.Lanes[0].Appended.Count, 0, 0), rig.Lanes[0].Judge(rig.ReadRecords()));
    }

    [Fact]
    public void Start_AgainInTheSameFolder_GoesOnAfterTheLastSegment()
    {
        using JournalRig first = new JournalRig().Start(1);
        Play(first, rounds: 10);
        first.End();
        using JournalRig second = new(folder: first.Folder.Path);
        second.Time.WallOffset = TimeSpan.FromDays(-1);
        second.Start(1);
        Play(second, rounds: 10);
        second.End();
        IReadOnlyList<SegmentFile> files = second.Folder.List();
        Assert.Equal([1, 2], files.Select(f => f.Ordinal));
        Assert.All(second.Read(), s => Assert.True(s.IsSealed));
        Assert.Empty(second.Writer.Repairs);
    }

    private static void Play(JournalRig rig, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            foreach (ModelLane lane in rig.Lanes)
            {
                lane.Append(RecordKind.Frame, Noise(300, i), rig.NowNs);
            }

            rig.Pass();
        }
    }

    // Hardly to be compressed.
    private static byte[] Noise(int length, int seed)
    {
        Core.Primitives.SeededRandom random = new((ulong)seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.NextBits();
        }

        return bytes;
    }

    private static (string Key, int Value) Setting(SeenRecord record)
    {
        Assert.True(SettingRecord.TryRead(record.Payload, out string key, out ReadOnlySpan<byte> value));
        return (key, value[0]);
    }
}
