using Scalper.Core.Recording.Folder;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

/// <summary>What a disk can do to a recorder: lanes go on, the reason is said, and recording goes on by itself once it can.</summary>
public sealed class DiskFaultTests
{
    [Fact]
    [Trait("Fault", "F-69")]
    public void Record_FullDisk_StopsAndGoesOnOnceThereIsRoom()
    {
        FaultyDisk disk = new() { Instead = "/dev/full" };
        using JournalRig rig = new JournalRig(disk: disk).Start(1);
        AssertStops(rig, "No space left on device");
        disk.Instead = null;
        AssertGoesOn(rig);
    }

    [Fact]
    [Trait("Fault", "F-69")]
    public void Record_DiskThatFillsUp_StopsAndGoesOnOnceThereIsRoom()
    {
        FaultyDisk disk = new();
        using JournalRig rig = new JournalRig(disk: disk).Start(1);
        Append(rig, 100);
        disk.Instead = "/dev/full";
        Append(rig, 100);
        AssertStops(rig, "No space left on device");
        disk.Instead = null;
        AssertGoesOn(rig);
    }

    /// <summary>A file system that takes no files from anybody, root included.</summary>
    [Fact]
    public void Record_ReadOnlyFolder_StopsAndGoesOnInAnotherOne()
    {
        string link = Path.Combine(Path.GetTempPath(), "scalper-" + Guid.NewGuid().ToString("n"));
        Directory.CreateSymbolicLink(link, "/sys/kernel");
        try
        {
            using JournalRig rig = new JournalRig(folder: link).Start(1);
            AssertStops(rig, "denied|Read-only");
            File.Delete(link);
            Directory.CreateSymbolicLink(link, rig.Temp);
            AssertGoesOn(rig);
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public void Record_FolderDeletedMeanwhile_StopsAndBeginsAnew()
    {
        using JournalRig rig = new JournalRig().Start(1);
        Append(rig, 50);
        Directory.Delete(rig.Folder.Path, recursive: true);
        rig.Pass(11);
        Assert.Equal(RecordingState.Stopped, rig.Status.State);
        Assert.StartsWith("The segment that was being written is gone: ", rig.Status.Reason, StringComparison.Ordinal);
        AssertGoesOn(rig);
    }

    [Fact]
    public void Close_LaneWhoseLastRecordsWereLost_TellsOfThem()
    {
        FaultyDisk disk = new();
        using JournalRig rig = new JournalRig(disk: disk).Start(1);
        rig.Lanes[0].AppendFrame(100, rig.NowNs);
        rig.Lanes[0].AppendFrame(100, rig.NowNs);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        rig.TurnLanes();
        disk.RoomOf = () => new DiskRoom(1, 0);
        rig.TurnWriter();
        Assert.Equal((RecordingState.Stopped, "The disk is full."), (rig.Status.State, rig.Status.Reason));
        disk.RoomOf = null;
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        rig.TurnWriter();
        rig.End();
        Assert.Equal((0, 2, 0), rig.Lanes[0].Judge(rig.ReadRecords()));
    }

    [Fact]
    public void Record_SegmentDeletedByHand_BeginsAnother()
    {
        using JournalRig rig = new JournalRig().Start(1);
        Append(rig, 50);
        File.Delete(Assert.Single(rig.Folder.List()).Path);
        rig.Pass(100);
        Append(rig, 50);
        Assert.Equal(RecordingState.Recording, rig.Status.State);
        Assert.Equal(2, Assert.Single(rig.Folder.List()).Ordinal);
    }

    private static void Append(JournalRig rig, int count)
    {
        for (int i = 0; i < count; i++)
        {
            rig.Lanes[0].AppendFrame(1_000 + i, rig.NowNs);
            rig.Pass();
        }
    }

    private static void AssertStops(JournalRig rig, string reason)
    {
        Append(rig, 200);

        // What lanes count themselves is asked for once a second.
        rig.Pass(11);
        Assert.Equal(RecordingState.Stopped, rig.Status.State);
        Assert.Matches(reason, rig.Status.Reason);
        Assert.Equal(rig.Lanes[0].Appended.Count, rig.Status.RecordsMissing + rig.Status.RecordsWritten);
    }

    private static void AssertGoesOn(JournalRig rig)
    {
        rig.Pass(60);
        Assert.Equal((RecordingState.Recording, null), (rig.Status.State, rig.Status.Reason));
        Append(rig, 20);
        rig.End();
        (int read, int missing, int untold) = rig.Lanes[0].Judge(rig.ReadRecords());
        Assert.Equal(0, untold);
        Assert.True(read >= 20);
        Assert.Equal(rig.Lanes[0].Appended.Count, rig.Status.RecordsMissing + rig.Status.RecordsWritten);
        Assert.InRange(missing, 0, rig.Status.RecordsMissing);
    }
}
