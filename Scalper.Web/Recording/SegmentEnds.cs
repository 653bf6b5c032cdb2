using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Web.Recording;

/// <summary>When segments end, by their indices: each index is read once, for a segment that was ended stays as it is. One thread.</summary>
internal sealed class SegmentEnds
{
    private readonly Dictionary<string, End> _known = new(StringComparer.Ordinal);

    /// <summary>Those of a folder; what is not among them is forgotten.</summary>
    public IReadOnlyList<End> Read(IReadOnlyList<SegmentFile> files)
    {
        End[] ends = [.. files.Select(Read)];
        _known.Clear();
        for (int i = 0; i < ends.Length; i++)
        {
            _known[files[i].Name] = ends[i];
        }

        return ends;
    }

    // A file that has grown since is another one.
    private End Read(SegmentFile file) => _known.TryGetValue(file.Name, out End known) && known.Bytes == file.Bytes ? known : Open(file);

    private static End Open(SegmentFile file)
    {
        try
        {
            using SegmentReader reader = SegmentReader.Open(file.Path);
            IReadOnlyList<IndexEntry>? index = reader.ReadIndex();
            return new End(file.Bytes, index is not null, index is { Count: > 0 } ? Moment(index.Max(e => e.LatestNs)) : null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Deleted since it was listed, or not to be read: of its end nothing is known.
            return new End(file.Bytes, IsEnded: false, LastAt: null);
        }
    }

    private static DateTimeOffset? Moment(long unixNs) => UnixTime.ToMilliseconds(unixNs) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <param name="Bytes">Of the file as it was read.</param>
    /// <param name="IsEnded">It has its index.</param>
    /// <param name="LastAt">The latest receive time in it; null where it is not known.</param>
    public readonly record struct End(long Bytes, bool IsEnded, DateTimeOffset? LastAt);
}
