using System.Buffers.Binary;
using System.IO.Compression;

namespace Scalper.Core.Recording.Journal;

/// <summary>Makes blocks of chunks. Holds the bytes of the last one until the next. One thread.</summary>
/// <param name="quality">Of the compression, 0 to 11.</param>
internal sealed class BlockEncoder(ulong run, int quality)
{
    // Above this, bytes are let go of once they are written: a checkpoint comes once an hour.
    private const int KeptBytes = 4 << 20;
    private const int LeastWindow = 10, MostWindow = 24;

    // Less is not worth the lengths in front.
    private const int LeastSplitBytes = 1_024;

    private readonly FieldSplitter _splitter = new();
    private readonly FieldJoiner _joiner = new();
    private byte[] _bytes = [];
    private byte[] _joined = [];

    public BlockHeader Header { get; private set; }

    /// <summary>As it will lie in the file.</summary>
    /// <param name="offset">Where that is.</param>
    public ReadOnlySpan<byte> BytesAt(long offset)
    {
        Header.Write(_bytes, offset);
        return _bytes.AsSpan(0, (int)Header.Length);
    }

    /// <param name="more">What only the writer knows of it.</param>
    public void Encode(ushort lane, Chunk chunk, BlockMarks more = BlockMarks.None)
    {
        int rawBytes = chunk.RawLength;
        Reserve(SegmentFormat.BlockHeaderBytes + rawBytes);
        ReadOnlySpan<byte> raw = chunk.Bytes();
        Span<byte> stored = _bytes.AsSpan(SegmentFormat.BlockHeaderBytes, rawBytes);
        int length = (chunk.Marks & BlockMarks.Checkpoint) == 0 && rawBytes - chunk.EntryLength >= LeastSplitBytes ? TrySplit(raw, chunk.EntryLength, stored) : 0;
        if (length > 0)
        {
            more |= BlockMarks.Split;
        }
        else if (!BrotliEncoder.TryCompress(raw, stored, out length, quality, WindowOf(rawBytes)) || length >= rawBytes)
        {
            // No more room than the records take by themselves: what does not fit is written as it is.
            raw.CopyTo(stored);
            (length, more) = (rawBytes, more | BlockMarks.Plain);
        }

        Header = new BlockHeader(
            chunk.Marks | more, lane, run, chunk.Count, chunk.EntryLength, rawBytes, length, chunk.FirstNumber, chunk.LastNumber, chunk.EarliestNs, chunk.LatestNs,
            Checksum.Of(stored[..length]));
    }

    /// <returns>Bytes stored; 0 where it would take more than the records by themselves.</returns>
    private int TrySplit(ReadOnlySpan<byte> raw, int entryLength, Span<byte> stored)
    {
        ReadOnlySpan<byte> split = _splitter.Split(raw[..entryLength], raw[entryLength..]);
        if (_joined.Length < raw.Length)
        {
            _joined = new byte[raw.Length];
        }

        // What is written can be read, or is written otherwise: a recording is the last place to find a fault.
        Span<byte> joined = _joined.AsSpan(0, raw.Length);
        if (split.Length > SegmentFormat.MostRawBytes || !_joiner.TryJoin(split, entryLength, joined) || !joined.SequenceEqual(raw))
        {
            return 0;
        }

        BinaryPrimitives.WriteInt32LittleEndian(stored, split.Length);
        return BrotliEncoder.TryCompress(split, stored[sizeof(int)..], out int length, quality, WindowOf(split.Length)) && length + sizeof(int) < raw.Length ? length + sizeof(int) : 0;
    }

    // The window need not be longer than what it slides over; each bit doubles the memory.
    private static int WindowOf(int bytes)
    {
        int bits = LeastWindow;
        while (bits < MostWindow && (1 << bits) < bytes + 16)
        {
            bits++;
        }

        return bits;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length < size || (_bytes.Length > KeptBytes && size <= KeptBytes))
        {
            _bytes = new byte[size];
        }
    }
}
