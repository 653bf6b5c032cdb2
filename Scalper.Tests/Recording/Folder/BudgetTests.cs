using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Primitives;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

/// <summary>The folder never has more than the budget allows, and what has to go for it is the oldest that nobody pinned.</summary>
public sealed class BudgetTests
{
    private static readonly JournalLimits Tight = JournalRig.Small with { BudgetBytes = 100_000, SegmentBytes = 12_000, MostFiles = 30 };

    [Fact]
    [Trait("Fault", "F-69")]
    public void Record_AnyTrafficPinsAndClockSteps_StaysWithinTheBudget()
    {
        var cases = from seed in Properties.Longs
                    from budget in Gen.Choose(60_000, 300_000)
                    from files in Gen.Choose(8, 30)
                    from lanes in Gen.Choose(1, 4)
                    select (seed, budget, files, lanes);
        int deleted = 0, stops = 0, resumed = 0;
        Properties.ForAll(cases, c =>
        {
            using JournalRig rig = new(Tight with { BudgetBytes = c.budget, MostFiles = c.files });
            rig.Start([.. Enumerable.Range(1, c.lanes).Select(l => (ushort)l)]);
            SeededRandom random = new((ulong)c.seed);
            bool wasStopped = false;
            for (int i = 0; i < 250; i++)
            {
                Step(rig, random);
                AssertWithin(rig, c.budget, c.files);
                bool isStopped = rig.Status.State == RecordingState.Stopped;
                stops += isStopped && !wasStopped ? 1 : 0;
                resumed += !isStopped && wasStopped ? 1 : 0;
                wasStopped = isStopped;
            }

            rig.End();
            AssertWithin(rig, c.budget, c.files);
            foreach (SeenRecord[] stretch in Stretches(rig))
            {
                Assert.All(rig.Lanes, lane => lane.Judge(stretch));
            }

            deleted += (int)(rig.Folder.List() is [.., var last] ? last.Ordinal - rig.Folder.List().Count : 0);
        }, cases: 60);
        Assert.True(deleted > 200 && stops > 10 && resumed > 5, $"too tame to prove anything: {deleted} deleted, {stops} stops, {resumed} resumed");
    }

    [Fact]
    public void Record_BeyondTheBudget_DeletesTheOldestFirst()
    {
        using JournalRig rig = new JournalRig(Tight).Start(1);
        Fill(rig, 500_000);
        IReadOnlyList<SegmentFile> files = rig.Folder.List();
        Assert.True(files[0].Ordinal > 20);
        Assert.Equal(Enumerable.Range(0, files.Count).Select(i => files[0].Ordinal + i), files.Select(f => f.Ordinal));
        Assert.InRange(rig.Status.BytesOnDisk, Tight.BudgetBytes * 0.7, Tight.BudgetBytes);
        Assert.Equal(files[0].BeganAt, rig.Status.OldestAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, rig.Status.RecordsMissing);
    }

    [Fact]
    public void Pin_Segment_OutlivesAllOthers()
    {
        using JournalRig rig = new JournalRig(Tight).Start(1);
        Fill(rig, 30_000);
        string pinned = rig.Folder.List()[0].Name;
        Assert.True(rig.Folder.Pin(pinned));
        Assert.False(rig.Folder.Pin("20261122T120000000Z-99999999.journal"));
        Assert.False(rig.Folder.Pin("../" + pinned));
        Fill(rig, 500_000);
        Assert.Equal([(pinned, true)], rig.Folder.List().Take(1).Select(f => (f.Name, f.IsPinned)));
        Assert.True(rig.Status.PinnedBytes > 0);
        Assert.True(rig.Folder.Unpin(pinned));
        Fill(rig, 100_000);
        Assert.DoesNotContain(rig.Folder.List(), f => f.Name == pinned);
        Assert.DoesNotContain(Directory.GetFiles(rig.Folder.Path), f => f.EndsWith(".pin", StringComparison.Ordinal));
    }

    [Fact]
    public void Record_PinsFillTheBudget_StopsWithTheReasonAndGoesOnAfterUnpinning()
    {
        using JournalRig rig = new JournalRig(Tight).Start(1);
        while (rig.Status.State == RecordingState.Recording)
        {
            Fill(rig, 8_000);
            foreach (SegmentFile file in rig.Folder.List().Where(f => !f.IsPinned))
            {
                rig.Folder.Pin(file.Name);
            }
        }

        Assert.StartsWith("Pinned recordings leave no room in the budget of ", rig.Status.Reason, StringComparison.Ordinal);
        Fill(rig, 50_000);
        Assert.True(rig.Status.RecordsMissing > 50);
        Assert.All(rig.Folder.List(), f => rig.Folder.Unpin(f.Name));
        rig.Pass(100);
        Assert.Equal((RecordingState.Recording, null), (rig.Status.State, rig.Status.Reason));
        Fill(rig, 8_000);
        rig.End();
        IReadOnlyList<SeenRecord> records = rig.ReadRecords();
        (_, int missing, int untold) = rig.Lanes[0].Judge(records);
        Assert.Equal((rig.Status.RecordsMissing, 0), (missing, untold));
    }

    [Fact]
    [Trait("Fault", "F-69")]
    public void Record_DiskOfOthersFillsUp_GivesUpTheOldestAndThenStops()
    {
        FaultyDisk disk = new();
        long others = 0;
        using JournalRig rig = new(Tight with { BudgetBytes = 10 << 20, MinimumFreeBytes = 1_000_000, MostFiles = 400 }, disk);
        disk.RoomOf = () => new DiskRoom(others, 1_600_000 - others - Used(rig));
        rig.Start(1);
        Fill(rig, 400_000);
        Assert.Equal(1, rig.Folder.List()[0].Ordinal);

        // Less is free than is to be left: old recordings go for it, as many as it takes.
        others = 300_000;
        Fill(rig, 20_000);
        Assert.Equal((RecordingState.Recording, true), (rig.Status.State, rig.Folder.List()[0].Ordinal > 1));
        Assert.InRange(Used(rig), 200_000, 300_000);

        // No recording is worth that: nothing more is deleted.
        int files = rig.Folder.List().Count;
        others = 700_000;
        Fill(rig, 20_000);
        Assert.Equal(RecordingState.Stopped, rig.Status.State);
        Assert.StartsWith("The disk has less than ", rig.Status.Reason, StringComparison.Ordinal);
        Assert.InRange(rig.Folder.List().Count, files - 1, files + 1);
        others = 0;
        rig.Pass(100);
        Assert.Equal(RecordingState.Recording, rig.Status.State);
    }

    [Fact]
    public void Delete_SegmentThatIsRead_StaysWholeForItsReader()
    {
        using JournalRig rig = new JournalRig(Tight).Start(1);
        Fill(rig, 30_000);
        SegmentFile oldest = rig.Folder.List()[0];
        int records = SeenSegment.Read(oldest.Path).Records.Count, seen = 0;
        using SegmentReader reader = SegmentReader.Open(oldest.Path);
        Fill(rig, 300_000);
        Assert.False(File.Exists(oldest.Path));
        JournalBlock block = new();
        while (reader.TryRead(block))
        {
            seen += block.Header.Count;
        }

        Assert.Equal((records, true), (seen, reader.IsSealed));
    }

    // Between two pinned segments others were deleted: what is left in a row is judged together.
    private static IEnumerable<SeenRecord[]> Stretches(JournalRig rig)
    {
        List<SeenRecord> stretch = [];
        long ordinal = 0;
        foreach (SegmentFile file in rig.Folder.List())
        {
            if (file.Ordinal != ordinal + 1)
            {
                yield return [.. stretch];
                stretch = [];
            }

            ordinal = file.Ordinal;
            SeenSegment seen = SeenSegment.Read(file.Path);
            Assert.Empty(seen.Damage);
            stretch.AddRange(seen.Records);
        }

        yield return [.. stretch];
    }

    private static long Used(JournalRig rig) => rig.Folder.List().Sum(f => (f.Bytes + 4_095) / 4_096 * 4_096);

    private static void AssertWithin(JournalRig rig, long budget, int files)
    {
        FileInfo[] all = [.. new DirectoryInfo(rig.Folder.Path).GetFiles().Where(f => !f.Name.StartsWith("recording.", StringComparison.Ordinal))];
        Assert.InRange(all.Sum(f => (f.Length + 4_095) / 4_096 * 4_096), 0, budget);

        // Pins count as well, but those that are set now are only seen with the next write.
        Assert.InRange(all.Count(f => f.Extension == ".journal"), 0, files);
    }

    private static void Fill(JournalRig rig, long bytes)
    {
        for (long written = 0; written < bytes; written += 1_000)
        {
            rig.Lanes[0].Append(RecordKind.Frame, Noise(1_000, (ulong)rig.Lanes[0].LastNumber), rig.NowNs);
            rig.Pass();
        }
    }

    private static byte[] Noise(int length, ulong seed)
    {
        SeededRandom random = new(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.NextBits();
        }

        return bytes;
    }

    private static void Step(JournalRig rig, SeededRandom random)
    {
        IReadOnlyList<SegmentFile> files = rig.Folder.List();
        switch ((int)(random.NextUnit() * 24))
        {
            case 0:
                rig.Time.WallOffset += TimeSpan.FromHours((random.NextUnit() - 0.5) * 10);
                break;
            case 1 or 2 when files.Count > 0:
                rig.Folder.Pin(files[(int)(random.NextUnit() * files.Count)].Name);
                break;
            case 3 when random.NextUnit() < 0.3:
                Assert.All(files, f => rig.Folder.Unpin(f.Name));
                break;
            case 4:
                rig.Pass(60);
                break;
            default:
                foreach (ModelLane lane in rig.Lanes)
                {
                    lane.Append(RecordKind.Frame, Noise((int)(random.NextUnit() * 2_000), random.NextBits()), rig.NowNs);
                }

                rig.Pass((int)(random.NextUnit() * 8));
                break;
        }
    }
}
