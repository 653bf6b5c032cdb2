using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>A segment with blocks of two lanes, compressed ones and plain ones, to be damaged.</summary>
internal sealed class SampleSegment : IDisposable
{
    private readonly JournalRig _rig = new();

    public SampleSegment(int rounds = 12)
    {
        _rig.Start(3, 4);
        for (int i = 0; i < rounds; i++)
        {
            foreach (ModelLane lane in _rig.Lanes)
            {
                lane.AppendFrame(40, _rig.NowNs);
                lane.Append(RecordKind.Command, [1, 2, (byte)i], _rig.NowNs);
            }

            _rig.Pass(9);
        }

        _rig.End();
        Bytes = File.ReadAllBytes(_rig.Folder.List()[0].Path);
        Seen = SeenSegment.Read(_rig.Folder.List()[0].Path);
        Copy = Path.Combine(_rig.Temp, "copy.journal");
        Ends = Seen.Blocks.Aggregate(new List<long> { SegmentFormat.HeaderBytes }, (ends, block) =>
        {
            ends.Add(ends[^1] + block.Length);
            return ends;
        });
        Assert.True(Seen.IsSealed && Seen.Damage.Count == 0 && Seen.Blocks.Count > 6);
    }

    public byte[] Bytes { get; }

    public SeenSegment Seen { get; }

    /// <summary>Where the header ends, then each block.</summary>
    public IReadOnlyList<long> Ends { get; }

    /// <summary>Path of the file that <see cref="ReadAs"/> writes.</summary>
    public string Copy { get; }

    public SeenSegment ReadAs(ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(Copy, bytes);
        return SeenSegment.Read(Copy);
    }

    /// <summary>Records of those blocks that end there or before.</summary>
    public int RecordsUpTo(long offset) => Seen.Blocks.Where((_, i) => Ends[i + 1] <= offset).Sum(b => b.Count);

    public void Dispose() => _rig.Dispose();

    public static bool Same(SeenRecord one, SeenRecord other) =>
        (one.Kind, one.Lane, one.Number, one.TimeNs, one.IsRepeated) == (other.Kind, other.Lane, other.Number, other.TimeNs, other.IsRepeated) && one.Payload.AsSpan().SequenceEqual(other.Payload);
}
