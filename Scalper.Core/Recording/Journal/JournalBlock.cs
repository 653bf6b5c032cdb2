using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// One block, unpacked: its records in their order. Used again for the next block, so that reading a folder takes the memory of its largest
/// one. One thread.
/// </summary>
public sealed class JournalBlock
{
    private readonly FieldJoiner _joiner = new();
    private byte[] _raw = [];
    private byte[] _split = [];

    /// <summary>Where in the file it stood.</summary>
    public long Offset { get; private set; }

    public BlockHeader Header { get; private set; }

    /// <summary>Goes through the records.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Takes a block whose checksums are right.</summary>
    /// <param name="stored">As it lies in the file.</param>
    /// <returns>What is wrong with it; null where it can be read to its end.</returns>
    internal string? Take(long offset, in BlockHeader header, ReadOnlySpan<byte> stored)
    {
        (Offset, Header) = (offset, header);
        if (_raw.Length < header.RawBytes)
        {
            _raw = new byte[header.RawBytes];
        }

        string? fault = Unpack(stored) ?? Check();
        if (fault is not null)
        {
            Header = default;
        }

        return fault;
    }

    private string? Unpack(ReadOnlySpan<byte> stored)
    {
        Span<byte> raw = _raw.AsSpan(0, Header.RawBytes);
        if ((Header.Marks & BlockMarks.Plain) != 0)
        {
            stored.CopyTo(raw);
            return null;
        }

        return (Header.Marks & BlockMarks.Split) != 0 ? Join(stored, raw) : Decompress(stored, raw);
    }

    private string? Join(ReadOnlySpan<byte> stored, Span<byte> raw)
    {
        int length = stored.Length > sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(stored) : 0;
        if (length is < FieldSplitter.HeadBytes or > SegmentFormat.MostRawBytes)
        {
            return $"{length} bytes of split records";
        }

        if (_split.Length < length)
        {
            _split = new byte[length];
        }

        Span<byte> split = _split.AsSpan(0, length);
        return Decompress(stored[sizeof(int)..], split) ?? (_joiner.TryJoin(split, Header.EntryBytes, raw) ? null : "split records that can't be put together");
    }

    private static string? Decompress(ReadOnlySpan<byte> stored, Span<byte> to)
    {
        using BrotliDecoder decoder = default;
        OperationStatus status = decoder.Decompress(stored, to, out int consumed, out int written);
        return status == OperationStatus.Done && consumed == stored.Length && written == to.Length
            ? null
            : $"{written} bytes from {consumed} of {stored.Length} ({status}) in place of {to.Length}";
    }

    // Before anybody sees the first record: all of them, or none.
    private string? Check()
    {
        ReadOnlySpan<byte> entries = _raw.AsSpan(0, Header.EntryBytes);
        RecordEntry entry = default;
        long payload = 0, previous = -1;
        for (int i = 0; i < Header.Count; i++)
        {
            if (!entry.TryReadNext(ref entries))
            {
                return $"an entry that is none, {i + 1} of {Header.Count}";
            }

            bool stands = entry.Number > previous || (entry.Number == previous && entry.Kind is RecordKind.Checkpoint or RecordKind.Hash or RecordKind.GapMark);
            if (!stands)
            {
                return $"arrival number {entry.Number} after {previous}";
            }

            previous = entry.Number;
            payload += entry.Length;
        }

        return entries.IsEmpty && payload == Header.RawBytes - Header.EntryBytes
            ? null
            : $"entries with {payload} bytes of payload and {entries.Length} bytes left, for {Header.RawBytes - Header.EntryBytes}";
    }

    /// <summary>Goes through the records of a block, as long as no other block is read into it.</summary>
    public struct Enumerator
    {
        private readonly JournalBlock _block;
        private readonly bool _isRepeated;
        private int _entryAt;
        private int _payloadAt;
        private RecordEntry _entry;
        private int _left;

        internal Enumerator(JournalBlock block)
        {
            _block = block;
            _isRepeated = (block.Header.Marks & BlockMarks.Repeated) != 0;
            _payloadAt = block.Header.EntryBytes;
            _left = block.Header.Count;
        }

        public readonly JournalRecord Current =>
            new(_entry.Kind, _block.Header.Lane, _entry.Number, _entry.TimeNs, _isRepeated, _block._raw.AsSpan(_payloadAt, _entry.Length));

        public bool MoveNext()
        {
            if (_left-- <= 0)
            {
                return false;
            }

            // What was read before is passed over; of the first, nothing was.
            _payloadAt += _entry.Length;
            ReadOnlySpan<byte> entries = _block._raw.AsSpan(_entryAt, _block.Header.EntryBytes - _entryAt);
            int before = entries.Length;
            bool isRead = _entry.TryReadNext(ref entries);
            _entryAt += before - entries.Length;
            return isRead;
        }
    }
}
