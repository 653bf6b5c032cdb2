using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>All that a segment gives.</summary>
internal sealed record SeenSegment(
    SegmentHeader? Header, IReadOnlyList<SeenRecord> Records, IReadOnlyList<BlockHeader> Blocks, IReadOnlyList<SegmentDamage> Damage, bool IsSealed, long WholeLength)
{
    public static SeenSegment Read(string path)
    {
        using SegmentReader reader = SegmentReader.Open(path);
        List<SeenRecord> records = [];
        List<BlockHeader> blocks = [];
        JournalBlock block = new();
        while (reader.TryRead(block))
        {
            blocks.Add(block.Header);
            foreach (JournalRecord record in block)
            {
                records.Add(SeenRecord.Of(record));
            }
        }

        return new SeenSegment(reader.Header, records, blocks, reader.Damage, reader.IsSealed, reader.WholeLength);
    }
}
