using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>What blocks a segment has: by its index, or where it has none, by their headers.</summary>
/// <param name="Run">Of the recorder; null where there is neither header nor block.</param>
/// <param name="Fault">What was wrong before the first block; null where nothing was.</param>
internal sealed record SegmentBlocks(ulong? Run, IReadOnlyList<IndexEntry> Blocks, string? Fault)
{
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static SegmentBlocks Read(string path)
    {
        using SegmentReader reader = SegmentReader.Open(path);
        if (reader.Header is { } header && reader.ReadIndex() is { } index)
        {
            return new SegmentBlocks(header.Run, index, null);
        }

        ulong? run = reader.Header?.Run;
        List<IndexEntry> blocks = [];
        while (reader.TryFind(out long offset, out BlockHeader block, out _))
        {
            run ??= block.Run;
            blocks.Add(IndexEntry.Of(offset, block));
        }

        return new SegmentBlocks(run, blocks, reader.Damage is [var first, ..] ? first.ToString() : null);
    }
}
