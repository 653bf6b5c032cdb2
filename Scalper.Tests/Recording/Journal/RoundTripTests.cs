using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.State;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Recording.Journal;

/// <summary>What lanes append is what is read, whatever it is and however it falls into chunks, blocks and segments.</summary>
public sealed class RoundTripTests
{
    private static readonly RecordKind[] Kinds = [RecordKind.Frame, RecordKind.FeedEvent, RecordKind.Command, RecordKind.Deadline, RecordKind.Hash];

    [Fact]
    public void Record_AnyRecordsOfSeveralLanes_AreReadAsAppended()
    {
        var cases = from seed in Properties.Longs
                    from lanes in Gen.Choose(1, 4)
                    from chunk in Gen.Elements(256, 1_000, 4_096, 65_536)
                    from segment in Gen.Elements(2_000, 20_000, 1_000_000)
                    from steps in Gen.Choose(0, 300)
                    from quality in Gen.Choose(0, 6)
                    select (seed, lanes, chunk, segment, steps, quality);
        int segments = 0, oversize = 0;
        Properties.ForAll(cases, c =>
        {
            JournalLimits limits = JournalRig.Small with
            {
                BudgetBytes = 1L << 30, BufferBytes = 16 << 20, ChunkBytes = c.chunk, SegmentBytes = c.segment, MostRecordBytes = 200_000, Quality = c.quality,
            };
            using JournalRig rig = new(limits);
            rig.Start([.. Enumerable.Range(0, c.lanes).Select(l => (ushort)(l * 1_000))]);
            SeededRandom random = new((ulong)c.seed);
            for (int i = 0; i < c.steps; i++)
            {
                oversize += Step(rig, random, c.chunk);
            }

            rig.End();
            IReadOnlyList<SeenRecord> seen = rig.ReadRecords();
            Assert.All(rig.Lanes, lane => Assert.Equal((lane.Appended.Count, 0, 0), lane.Judge(seen)));
            Assert.All(rig.Read(), s => Assert.True(s.IsSealed));
            Assert.Equal((rig.Lanes.Sum(l => l.Appended.Count), 0), (rig.Status.RecordsWritten, rig.Status.RecordsMissing));
            segments += rig.Folder.List().Count;
        }, cases: 100);
        Assert.True(segments > 200 && oversize > 200, $"too tame to prove anything: {segments} segments, {oversize} records longer than a chunk");
    }

    [Fact]
    public void Index_OfASealedSegment_FindsEveryBlock()
    {
        using JournalRig rig = new JournalRig().Start(1, 2);
        for (int i = 0; i < 200; i++)
        {
            rig.Lanes[i % 2].AppendFrame(300, rig.NowNs);
            rig.Pass();
        }

        rig.End();
        SegmentFile file = rig.Folder.List()[0];
        SeenSegment seen = SeenSegment.Read(file.Path);
        using SegmentReader reader = SegmentReader.Open(file.Path);
        IReadOnlyList<IndexEntry>? index = reader.ReadIndex();
        Assert.NotNull(index);
        Assert.Equal(seen.Blocks.Select(b => (b.Lane, b.Marks, b.Count, b.FirstNumber, b.LastNumber, b.EarliestNs, b.LatestNs)),
            index.Select(e => (e.Lane, e.Marks, e.Count, e.FirstNumber, e.LastNumber, e.EarliestNs, e.LatestNs)));
        JournalBlock block = new();
        foreach (IndexEntry entry in index.Reverse())
        {
            Assert.True(reader.TryReadAt(entry, block));
            Assert.Equal((entry.Offset, entry.LastNumber), (block.Offset, block.Header.LastNumber));
        }

        Assert.False(reader.TryReadAt(index[0] with { Offset = index[0].Offset + 1 }, block));
        Assert.Single(reader.Damage);
    }

    /// <summary>The document and the files say the same: with settings that are told again, gaps, clocks that were set, plain and compressed blocks.</summary>
    [Fact]
    public void Segments_ReadByTheDocument_GiveTheSameRecords()
    {
        using JournalRig rig = new JournalRig().Start(1, 65_535);
        SeededRandom random = new(11);
        for (int i = 0; i < 600; i++)
        {
            Step(rig, random, chunk: 1_000);
            if (i % 200 == 100)
            {
                // Nobody takes anything for a while.
                for (int j = 0; j < 400; j++)
                {
                    rig.Lanes[0].AppendFrame(1_500, rig.NowNs);
                }
            }
        }

        rig.End();
        SeenRecord[] seen = [.. rig.ReadRecords()];
        SeenRecord[] plain = [.. rig.Folder.List().SelectMany(f => PlainSegment.Read(File.ReadAllBytes(f.Path)))];
        Assert.Equal(plain.Length, seen.Length);
        Assert.All(plain.Zip(seen), pair => Assert.True(SampleSegment.Same(pair.First, pair.Second)));
        Assert.True(plain.Any(r => r.IsRepeated) && plain.Any(r => r.Kind == RecordKind.GapMark));
        BlockMarks[] marks = [.. rig.Read().SelectMany(s => s.Blocks).Select(b => b.Marks & BlockMarks.Plain).Distinct()];
        Assert.Equal(2, marks.Length);
    }

    [Fact]
    public void Varint_AnyNumber_IsReadBackAndNeverBeyondItsEnd()
    {
        Span<byte> bytes = stackalloc byte[Varint.MostBytes];
        foreach (ulong value in new ulong[] { 0, 1, 127, 128, 16_383, 16_384, uint.MaxValue, long.MaxValue, ulong.MaxValue })
        {
            int length = Varint.Write(bytes, value);
            ReadOnlySpan<byte> from = bytes[..length];
            Assert.True(Varint.TryRead(ref from, out ulong back));
            Assert.Equal((value, 0), (back, from.Length));
            from = bytes[..(length - 1)];
            Assert.False(Varint.TryRead(ref from, out _));
        }

        Assert.All(new[] { 0L, 1, -1, long.MaxValue, long.MinValue }, v => Assert.Equal(v, Varint.Unfold(Varint.Fold(v))));
        bytes.Fill(0xFF);
        ReadOnlySpan<byte> tooLong = bytes;
        Assert.False(Varint.TryRead(ref tooLong, out _));
    }

    [Fact]
    public void Append_NumberThatDoesNotRise_IsRefused()
    {
        using JournalRig rig = new JournalRig().Start(0);
        LaneJournal journal = rig.Lanes[0].Journal;
        journal.Append(RecordKind.Frame, 5, 0, []);
        journal.Append(RecordKind.Hash, 5, 0, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => journal.Append(RecordKind.Frame, 5, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => journal.Append(RecordKind.Frame, 0, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => journal.Append(RecordKind.Checkpoint, 6, 0, []));
        Assert.Throws<ArgumentException>(() => journal.AppendSetting("", 6, 0, []));
    }

    // One thing that a lane or time does; now and then the clock is set.
    private static int Step(JournalRig rig, SeededRandom random, int chunk)
    {
        ModelLane lane = rig.Lanes[(int)(random.NextBits() % (ulong)rig.Lanes.Count)];
        long timeNs = rig.NowNs + (long)(random.NextUnit() < 0.05 ? random.NextBits() >> 8 : random.NextBits() % 1_000_000);
        switch ((int)(random.NextUnit() * 20))
        {
            case 0:
                rig.Pass((int)(random.NextUnit() * 20));
                return 0;
            case 1:
                rig.Time.WallOffset += TimeSpan.FromSeconds((random.NextUnit() - 0.5) * 100);
                return 0;
            case 2:
                lane.AppendSetting("key" + (random.NextBits() % 3), Bytes(random, (int)(random.NextUnit() * 50)), timeNs);
                return 0;
            case 3:
                lane.Append(RecordKind.Frame, Bytes(random, chunk + (int)(random.NextUnit() * 100_000)), timeNs);
                return 1;
            default:
                lane.Append(Kinds[random.NextBits() % 5], Bytes(random, (int)(random.NextUnit() * random.NextUnit() * chunk)), timeNs, 1 + (int)(random.NextBits() % 3));
                return 0;
        }
    }

    // Half of them chance, half of them text that repeats itself.
    private static byte[] Bytes(SeededRandom random, int length)
    {
        byte[] bytes = new byte[length];
        bool isText = random.NextUnit() < 0.5;
        for (int i = 0; i < length; i++)
        {
            bytes[i] = isText ? (byte)('a' + (i % 7)) : (byte)random.NextBits();
        }

        return bytes;
    }
}
