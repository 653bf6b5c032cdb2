using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

/// <summary>A disk that can't keep up costs records, exactly as many as the gap marks say, and never a lane's time or memory.</summary>
public sealed class OverloadTests
{
    [Fact]
    [Trait("Fault", "F-64")]
    public void Append_WriterThatDoesNotTurn_CountsExactlyWhatIsMissing()
    {
        using JournalRig rig = new JournalRig().Start(1, 2);
        for (int burst = 0; burst < 5; burst++)
        {
            foreach (ModelLane lane in rig.Lanes)
            {
                for (int i = 0; i < 1_000; i++)
                {
                    lane.AppendFrame(200 + (i % 3 * 5_000), rig.NowNs);
                    lane.Append(RecordKind.Hash, [9], rig.NowNs);
                }
            }

            rig.TurnLanes();
            rig.Pass(10);
        }

        rig.End();
        IReadOnlyList<SeenRecord> records = rig.ReadRecords();
        (int Read, int Missing, int Untold)[] judged = [.. rig.Lanes.Select(lane => lane.Judge(records))];
        Assert.All(judged, lane => Assert.True(lane is { Read: > 100, Missing: > 1_000, Untold: 0 }, lane.ToString()));
        Assert.Equal((judged.Sum(l => l.Read), judged.Sum(l => l.Missing)), (rig.Status.RecordsWritten, rig.Status.RecordsMissing));
        Assert.InRange(rig.Writer.Pool.Bytes, 1, JournalRig.Small.BufferBytes);
    }

    [Fact]
    public void Append_RecordLongerThanAllowed_IsMissingAlone()
    {
        using JournalRig rig = new JournalRig().Start(1);
        ModelLane lane = rig.Lanes[0];
        lane.AppendFrame(10, rig.NowNs);
        lane.AppendFrame(JournalRig.Small.MostRecordBytes + 1, rig.NowNs);
        lane.AppendFrame(JournalRig.Small.MostRecordBytes, rig.NowNs);
        lane.AppendFrame(10, rig.NowNs);
        rig.End();
        Assert.Equal((3, 1, 0), lane.Judge(rig.ReadRecords()));
    }

    [Fact]
    public void Append_BeforeTheFirstTurn_IsMissing()
    {
        using JournalRig rig = new();
        ModelLane lane = rig.AddLane(1);
        rig.Writer.Start();
        rig.Writer.Turn();
        lane.AppendFrame(10, rig.NowNs);
        lane.AppendFrame(10, rig.NowNs);
        rig.Pass();
        lane.AppendFrame(10, rig.NowNs);
        rig.End();
        IReadOnlyList<SeenRecord> records = rig.ReadRecords();
        Assert.Equal([RecordKind.GapMark, RecordKind.Checkpoint, RecordKind.Frame], records.Select(r => r.Kind));
        Assert.Equal((1, 2, 0), lane.Judge(records));
    }

    [Fact]
    public void Turn_IdleLane_HandsOverWithinASecond()
    {
        using JournalRig rig = new JournalRig().Start(1);
        rig.Lanes[0].AppendFrame(10, rig.NowNs);
        rig.Pass(9);
        Assert.Equal(1, rig.Status.RecordsWritten);
        rig.Lanes[0].AppendFrame(10, rig.NowNs);
        rig.Time.WallOffset -= TimeSpan.FromDays(1);
        rig.Pass(10);
        Assert.Equal(2, rig.Status.RecordsWritten);
    }

    /// <summary>With real threads: the writer stands in the middle of a write until the lane is done.</summary>
    [Fact]
    public void Append_WriterBlockedInAWrite_LaneGoesOn()
    {
        using TempFolder temp = new();
        using ManualResetEventSlim gate = new(initialState: true);
        List<Exception> bugs = [];
        JournalRecorder recorder = new(JournalRig.Small, temp.Path, TimeProvider.System, new FaultyDisk { Gate = gate }, NullLogger.Instance, bugs.Add);
        ModelLane lane = new(5, recorder.AddLane);
        recorder.Start();
        Assert.True(SpinWait.SpinUntil(() => Begins(lane), TimeSpan.FromSeconds(30)));
        gate.Reset();
        for (int i = 0; i < 20_000; i++)
        {
            lane.AppendFrame(300, i);
        }

        // Only now may the writer go on; the lane would not be here, had it waited.
        gate.Set();
        lane.Journal.Close();
        recorder.Dispose();
        Assert.Empty(bugs);
        SeenRecord[] records = [.. recorder.Folder.List().SelectMany(s => SeenSegment.Read(s.Path).Records)];
        (int read, int missing, int untold) = lane.Judge(records);
        Assert.Equal((20_000L, recorder.Status.RecordsMissing), (read + missing + untold, missing + untold));
        Assert.True(missing + untold > 1_000);
        Assert.Equal(RecordingState.Ended, recorder.Status.State);
    }

    private static bool Begins(ModelLane lane)
    {
        lane.Journal.Turn(1);
        return lane.Checkpoints == 1;
    }
}
