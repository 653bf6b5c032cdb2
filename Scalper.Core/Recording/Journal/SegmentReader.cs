namespace Scalper.Core.Recording.Journal;

/// <summary>
/// Reads a segment from its beginning to its end as it was when it was opened: whole blocks whose checksums are right, and a report of
/// everything else. Whatever the file holds, it never throws, makes room for no more than <see cref="SegmentFormat.MostRawBytes"/>, and ends:
/// each step goes on in the file. One thread.
/// </summary>
public sealed class SegmentReader : IDisposable
{
    /// <summary>So many faults are kept; of those beyond only <see cref="DamageCount"/> tells.</summary>
    public const int MostDamageKept = 1_000;

    private const int ScanBytes = 64 * 1024;

    private readonly SegmentBytes _file;
    private readonly List<SegmentDamage> _damage = [];
    private ulong? _run;
    private long _offset;
    private bool _isAtEnd;

    private SegmentReader(SegmentBytes file)
    {
        _file = file;
        ReadHeader();
    }

    /// <summary>None where it can't be read; blocks may be readable all the same.</summary>
    public SegmentHeader? Header { get; private set; }

    /// <summary>Whether index and trailer stand at its end. Known once everything before was read.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>What can't be read, as far as was read.</summary>
    public IReadOnlyList<SegmentDamage> Damage => _damage;

    public long DamageCount { get; private set; }

    /// <summary>Bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>Where the last whole block ends, as far as was read; 0 where the segment's header is not whole.</summary>
    public long WholeLength { get; private set; }

    /// <summary>A trailer stands at its end: whoever wrote it ended it.</summary>
    internal bool HasTrailer => FindIndex() is not null;

    /// <summary>Header and blocks were written by a program that this one does not know the format of: nothing is read.</summary>
    public bool IsForeign { get; private set; }

    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static SegmentReader Open(string path)
    {
        SegmentBytes file = new(path);
        try
        {
            return new SegmentReader(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next whole block.</summary>
    /// <param name="block">Holds it then, and nothing where there is no more.</param>
    /// <param name="lane">Unpacks those of this lane alone; null unpacks all.</param>
    /// <exception cref="IOException">The disk can't be read.</exception>
    public bool TryRead(JournalBlock block, ushort? lane = null)
    {
        while (TryFind(out long offset, out BlockHeader header, out ReadOnlySpan<byte> stored))
        {
            if (lane is not null && header.Lane != lane)
            {
                continue;
            }

            if (block.Take(offset, header, stored) is not { } came)
            {
                return true;
            }

            Note(DamageKind.Block, offset, header.Length, "records", came);
        }

        return false;
    }

    /// <summary>Reads the block that the index tells of.</summary>
    /// <returns>False, and the fault is noted, where it can't be read.</returns>
    /// <exception cref="IOException">The disk can't be read.</exception>
    public bool TryReadAt(IndexEntry entry, JournalBlock block)
    {
        BlockHeader header = BlockHeader.Read(_file.Read(entry.Offset, SegmentFormat.BlockHeaderBytes), entry.Offset, out string? came);
        if (came is null)
        {
            came = Fault(entry.Offset, header, out ReadOnlySpan<byte> stored) ?? block.Take(entry.Offset, header, stored);
        }

        if (came is not null)
        {
            Note(DamageKind.Block, entry.Offset, SegmentFormat.BlockHeaderBytes + (long)entry.StoredBytes, "a block", came);
        }

        return came is null;
    }

    /// <summary>Reads on from here, where a block begins.</summary>
    internal void GoTo(long offset) => (_offset, _isAtEnd) = (offset, IsForeign);

    /// <summary>What the index says of all blocks, without reading them; null where the segment has none that is whole.</summary>
    /// <exception cref="IOException">The disk can't be read.</exception>
    public IReadOnlyList<IndexEntry>? ReadIndex() => FindIndex() is { } offset ? ReadIndex(offset, out _) : null;

    public void Dispose() => _file.Dispose();

    /// <summary>The next block whose checksums are right, as it lies in the file.</summary>
    internal bool TryFind(out long offset, out BlockHeader header, out ReadOnlySpan<byte> stored)
    {
        while (!_isAtEnd)
        {
            offset = _offset;
            header = BlockHeader.Read(_file.Read(offset, SegmentFormat.BlockHeaderBytes), offset, out string? came);
            if (came is not null || (_run is { } run && header.Run != run))
            {
                EndOrGoOn(came ?? "a block of another run");
                continue;
            }

            if (header.Length > _file.Length - offset)
            {
                Note(DamageKind.TornTail, offset, _file.Length - offset, $"a block of {header.Length} bytes", $"{_file.Length - offset} bytes");
                _isAtEnd = true;
                continue;
            }

            _offset += header.Length;
            if (Fault(offset, header, out stored) is { } fault)
            {
                Note(DamageKind.Block, offset, header.Length, $"{header.StoredBytes} bytes with CRC {header.DataChecksum:x8}", fault);
                continue;
            }

            _run ??= header.Run;
            WholeLength = _offset;
            return true;
        }

        (offset, header) = (0, default);
        stored = default;
        return false;
    }

    private long? FindIndex()
    {
        long at = _file.Length - SegmentFormat.TrailerBytes;
        return SegmentIndex.ReadTrailer(_file.Read(at, SegmentFormat.TrailerBytes), at)?.Offset;
    }

    private static int? FindMark(ReadOnlySpan<byte> bytes)
    {
        // All three marks end in the same six bytes of their eight: the second word differs.
        ReadOnlySpan<byte> start = [0xF5, 0xC3, 0x4A, 0xDE, 0xC0, 0xFF];
        int found = bytes.IndexOf(start);
        return found < 0 ? null : found;
    }

    private void ReadHeader()
    {
        SegmentHeader header = SegmentHeader.Read(_file.Read(0, SegmentFormat.HeaderBytes), out string? came, out bool isForeign);
        _offset = Math.Min(SegmentFormat.HeaderBytes, _file.Length);
        if (came is null)
        {
            (Header, _run, WholeLength) = (header, header.Run, _offset);
            return;
        }

        bool isTorn = _file.Length < SegmentFormat.HeaderBytes;
        IsForeign = isForeign;
        Note(isTorn ? DamageKind.TornTail : DamageKind.Header, 0, _offset, $"a segment of version {SegmentFormat.Version}", came);
        _isAtEnd = isTorn || IsForeign;
    }

    private string? Fault(long offset, BlockHeader header, out ReadOnlySpan<byte> stored)
    {
        stored = _file.Read(offset + SegmentFormat.BlockHeaderBytes, header.StoredBytes);
        if (stored.Length < header.StoredBytes)
        {
            return $"{stored.Length} bytes";
        }

        uint checksum = Checksum.Of(stored);
        return checksum == header.DataChecksum ? null : $"CRC {checksum:x8}";
    }

    // Where no block stands there is the index, or the end, or damage.
    private void EndOrGoOn(string came)
    {
        long offset = _offset;
        if (offset >= _file.Length)
        {
            _isAtEnd = true;
            return;
        }

        ReadOnlySpan<byte> bytes = _file.Read(offset, SegmentFormat.IndexHeaderBytes);
        if (SegmentIndex.ReadHeader(bytes, offset, out _) is not null)
        {
            ReadEnd(offset);
            return;
        }

        if (SegmentIndex.ReadTrailer(bytes, offset) is { } trailer && trailer.Offset < offset)
        {
            ReadTrailer(offset);
            return;
        }

        _offset = FindNext(offset + 1);
        bool isIndex = SegmentIndex.ReadTrailer(_file.Read(_offset, SegmentFormat.TrailerBytes), _offset)?.Offset == offset;
        DamageKind kind = _offset == _file.Length ? DamageKind.TornTail : isIndex ? DamageKind.Index : DamageKind.Block;
        Note(kind, offset, _offset - offset, "a block or the index", came);
    }

    private void ReadEnd(long offset)
    {
        IReadOnlyList<IndexEntry>? entries = ReadIndex(offset, out long length);
        if (entries is null)
        {
            bool isTorn = length > _file.Length - offset;
            Note(isTorn ? DamageKind.TornTail : DamageKind.Index, offset, Math.Min(length, _file.Length - offset), $"an index of {length} bytes", isTorn ? $"{_file.Length - offset} bytes" : "a wrong CRC");
            if (isTorn)
            {
                _isAtEnd = true;
                return;
            }
        }

        ReadTrailer(offset + length);
    }

    private void ReadTrailer(long offset)
    {
        _isAtEnd = true;
        ReadOnlySpan<byte> bytes = _file.Read(offset, SegmentFormat.TrailerBytes);
        if (SegmentIndex.ReadTrailer(bytes, offset) is null)
        {
            bool isTorn = bytes.Length < SegmentFormat.TrailerBytes;
            Note(isTorn ? DamageKind.TornTail : DamageKind.Trailer, offset, _file.Length - offset, "a trailer", isTorn ? $"{bytes.Length} bytes" : "a wrong one");
            return;
        }

        long end = offset + SegmentFormat.TrailerBytes;
        IsSealed = end == _file.Length;
        if (!IsSealed)
        {
            Note(DamageKind.Trailer, end, _file.Length - end, "nothing behind the trailer", $"{_file.Length - end} bytes");
        }
    }

    private List<IndexEntry>? ReadIndex(long offset, out long length)
    {
        length = SegmentFormat.IndexHeaderBytes;
        if (SegmentIndex.ReadHeader(_file.Read(offset, SegmentFormat.IndexHeaderBytes), offset, out uint checksum) is not { } count)
        {
            return null;
        }

        length += (long)count * SegmentFormat.IndexEntryBytes;
        if (length > _file.Length - offset || length > SegmentFormat.MostRawBytes)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = _file.Read(offset + SegmentFormat.IndexHeaderBytes, count * SegmentFormat.IndexEntryBytes);
        if (Checksum.Of(bytes) != checksum)
        {
            return null;
        }

        List<IndexEntry> entries = new(count);
        for (; bytes.Length > 0; bytes = bytes[SegmentFormat.IndexEntryBytes..])
        {
            entries.Add(IndexEntry.Read(bytes));
        }

        return entries;
    }

    // The next place at which a block, the index or the trailer stands whose own checksum, which knows the place, is right.
    private long FindNext(long from)
    {
        const int Longest = SegmentFormat.BlockHeaderBytes;
        while (from < _file.Length)
        {
            ReadOnlySpan<byte> bytes = _file.Read(from, ScanBytes + Longest);
            int next = 0;
            while (FindMark(bytes[next..]) is { } found && next + found < ScanBytes)
            {
                next += found;
                if (Stands(bytes[next..], from + next))
                {
                    return from + next;
                }

                next++;
            }

            if (bytes.Length <= ScanBytes)
            {
                break;
            }

            from += ScanBytes;
        }

        return _file.Length;
    }

    private bool Stands(ReadOnlySpan<byte> bytes, long offset)
    {
        BlockHeader header = BlockHeader.Read(bytes, offset, out string? came);
        return (came is null && (_run ?? header.Run) == header.Run)
            || SegmentIndex.ReadHeader(bytes, offset, out _) is not null
            || SegmentIndex.ReadTrailer(bytes, offset) is not null;
    }

    private void Note(DamageKind kind, long offset, long length, string expected, string came)
    {
        DamageCount++;
        if (_damage.Count < MostDamageKept)
        {
            _damage.Add(new SegmentDamage(kind, offset, length, expected, came));
        }
    }
}
