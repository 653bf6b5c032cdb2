using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>Whatever happens to a file: no record is read that was not written, nothing is thrown, and what is lost is named.</summary>
public sealed class DamageTests
{
    private const string FuzzVariable = "SCALPER_JOURNAL_FUZZ";

    [Fact]
    [Trait("Fault", "F-70")]
    public void Read_CutAtAnyByte_GivesAllWholeBlocksAndNamesTheTail()
    {
        using SampleSegment sample = new();
        for (int length = 0; length < sample.Bytes.Length; length++)
        {
            SeenSegment seen = sample.ReadAs(sample.Bytes.AsSpan(0, length));
            Assert.False(seen.IsSealed);
            AssertPrefix(sample, seen.Records, sample.RecordsUpTo(length));
            bool isWhole = sample.Ends.Contains(length);
            Assert.Equal(isWhole ? 0 : 1, seen.Damage.Count);
            Assert.All(seen.Damage, d => Assert.Equal((DamageKind.TornTail, (long)length), (d.Kind, d.Offset + d.Length)));
        }
    }

    [Fact]
    [Trait("Fault", "F-70")]
    public void Repair_CutAtAnyByte_LeavesAWholeSegmentWithAllWholeBlocks()
    {
        using SampleSegment sample = new(rounds: 3);
        for (int length = 0; length < sample.Bytes.Length; length++)
        {
            File.WriteAllBytes(sample.Copy, sample.Bytes.AsSpan(0, length));
            RepairReport? report = SegmentRepair.End(sample.Copy);
            int records = sample.RecordsUpTo(length);
            Assert.NotNull(report);
            Assert.Equal(records > 0, File.Exists(sample.Copy));
            long end = records > 0 ? sample.Ends.Last(e => e <= length) : 0;
            Assert.Equal((length - end, records > 0), (report.BytesCut, report.LastTimeNs is not null));
            if (records > 0)
            {
                SeenSegment seen = SeenSegment.Read(sample.Copy);
                Assert.True(seen.IsSealed);
                Assert.Empty(seen.Damage);
                AssertPrefix(sample, seen.Records, records);
                Assert.Equal(seen.Records.Max(r => r.TimeNs), report.LastTimeNs);
                Assert.Null(SegmentRepair.End(sample.Copy));
            }
        }
    }

    [Fact]
    [Trait("Fault", "F-70")]
    public void Read_AnyByteWithAFlippedBit_IsFoundAndCostsOneBlockAtMost()
    {
        using SampleSegment sample = new();
        SeededRandom random = new(7);
        for (int at = 0; at < sample.Bytes.Length; at++)
        {
            byte[] bytes = [.. sample.Bytes];
            bytes[at] ^= (byte)(1 << (int)(random.NextBits() % 8));
            SeenSegment seen = sample.ReadAs(bytes);
            SegmentDamage damage = Assert.Single(seen.Damage);
            Assert.True(damage.Offset <= at && at < damage.Offset + damage.Length, $"bit at {at}: {damage}");
            int hit = sample.Ends.Count(e => e <= at) - 1;
            bool isBlock = hit >= 0 && hit < sample.Seen.Blocks.Count;
            Assert.Equal(isBlock ? DamageKind.Block : at < SegmentFormat.HeaderBytes ? DamageKind.Header : damage.Kind, damage.Kind);
            int first = isBlock ? sample.RecordsUpTo(sample.Ends[hit]) : sample.Seen.Records.Count;
            int lost = isBlock ? sample.Seen.Blocks[hit].Count : 0;
            SeenRecord[] left = [.. sample.Seen.Records.Take(first), .. sample.Seen.Records.Skip(first + lost)];
            Assert.Equal(left.Length, seen.Records.Count);
            Assert.All(left.Zip(seen.Records), pair => Assert.True(SampleSegment.Same(pair.First, pair.Second)));
        }
    }

    [Fact]
    public void Repair_DamageInTheMiddle_KeepsWhatComesAfterIt()
    {
        using SampleSegment sample = new();
        byte[] bytes = sample.Bytes[..(int)sample.Ends[^1]];
        bytes[sample.Ends[2] + SegmentFormat.BlockHeaderBytes] ^= 1;
        File.WriteAllBytes(sample.Copy, bytes);
        RepairReport? report = SegmentRepair.End(sample.Copy);
        Assert.Equal(sample.Ends[2], Assert.Single(report!.Damage).Offset);
        SeenSegment seen = SeenSegment.Read(sample.Copy);
        Assert.True(seen.IsSealed);
        Assert.Equal(sample.Seen.Records.Count - sample.Seen.Blocks[2].Count, seen.Records.Count);
    }

    /// <summary>A venue could send what looks like a block; a reader that searches its way behind damage must not take it for one.</summary>
    [Fact]
    public void Read_BlockWithinAFrameBehindDamage_IsNoBlock()
    {
        using SampleSegment sample = new();
        byte[] block = sample.Bytes[(int)sample.Ends[1]..(int)sample.Ends[2]];
        using JournalRig rig = new(JournalRig.Small with { Quality = 0 });
        rig.Start(1);
        SeededRandom random = new(3);
        byte[] noise = [.. Enumerable.Range(0, 20_000).Select(_ => (byte)random.NextBits())];
        rig.Lanes[0].Append(RecordKind.Frame, [.. noise, .. block], rig.NowNs);
        rig.Pass(10);
        rig.End();
        byte[] bytes = File.ReadAllBytes(rig.Folder.List()[0].Path);
        SeenSegment whole = sample.ReadAs(bytes);
        Assert.Contains(whole.Blocks, b => (b.Marks & BlockMarks.Plain) != 0 && b.RawBytes > 20_000);
        long header = SegmentFormat.HeaderBytes + whole.Blocks[0].Length;
        bytes[header + 20] ^= 1;
        SeenSegment seen = sample.ReadAs(bytes);
        Assert.Equal(whole.Records.Count - 1, seen.Records.Count);
        Assert.Single(seen.Damage);
    }

    [Fact]
    public void Read_LaterVersion_SaysSoAndIsLeftAlone()
    {
        using SampleSegment sample = new();
        byte[] bytes = [.. sample.Bytes[..(int)sample.Ends[3]]];
        bytes[8] = 2;
        BitConverter.TryWriteBytes(bytes.AsSpan(44), Checksum.Of(bytes.AsSpan(0, 44)));
        SeenSegment seen = sample.ReadAs(bytes);
        Assert.Empty(seen.Records);
        Assert.Equal("Header at 0, 48 bytes: expected a segment of version 1, came version 2", Assert.Single(seen.Damage).ToString());
        Assert.Null(SegmentRepair.End(sample.Copy));
        Assert.Equal(bytes, File.ReadAllBytes(sample.Copy));
    }

    /// <summary>Seeded. The variable asks for more files than a test run has time for.</summary>
    [Fact]
    public void Read_MutatedFiles_NeverThrowsNorGivesAWrongRecord()
    {
        int files = int.Parse(Environment.GetEnvironmentVariable(FuzzVariable) ?? "2000", CultureInfo.InvariantCulture);
        using SampleSegment sample = new(rounds: 4);
        HashSet<string> written = [.. sample.Seen.Records.Select(Key)];
        for (int seed = 0; seed < files; seed++)
        {
            byte[] bytes = SegmentMutation.Mutate(sample, new SeededRandom((ulong)seed), out bool isResealed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SeenSegment seen = sample.ReadAs(bytes);

                // Where checksums were put right over what was changed, anything may be read, but in its format.
                Assert.True(isResealed || seen.Records.All(r => written.Contains(Key(r))), "a record that was not written");
                SegmentRepair.End(sample.Copy);
            }
            catch (Exception fault)
            {
                Assert.Fail($"seed {seed} ({FuzzVariable}): {fault}");
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2L * SegmentFormat.MostRawBytes, $"seed {seed}: too much memory");
        }
    }

    private static void AssertPrefix(SampleSegment sample, IReadOnlyList<SeenRecord> records, int count)
    {
        Assert.Equal(count, records.Count);
        Assert.All(sample.Seen.Records.Zip(records), pair => Assert.True(SampleSegment.Same(pair.First, pair.Second)));
    }

    private static string Key(SeenRecord r) => $"{r.Kind} {r.Lane} {r.Number} {r.TimeNs} {r.IsRepeated} {Convert.ToHexString(r.Payload)}";
}
