using System.IO.Compression;

namespace Scalper.Core.Recording.Journal;

/// <summary>Makes blocks of chunks. Holds the bytes of the last one until the next. One thread.</summary>
/// <param name="quality">Of the compression, 0 to 11.</param>
internal sealed class BlockEncoder(ulong run, int quality)
{
    // Above this, bytes are let go of once they are written: a checkpoint comes once an hour.
    private const int KeptBytes = 4 << 20;
    private const int LeastWindow = 10, MostWindow = 24;

    private byte[] _bytes = [];

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

        // No more room than the records take by themselves: what does not fit is written as it is.
        if (!BrotliEncoder.TryCompress(raw, stored, out int length, quality, WindowOf(rawBytes)) || length >= rawBytes)
        {
            raw.CopyTo(stored);
            (length, more) = (rawBytes, more | BlockMarks.Plain);
        }

        Header = new BlockHeader(
            chunk.Marks | more, lane, run, chunk.Count, chunk.EntryLength, rawBytes, length, chunk.FirstNumber, chunk.LastNumber, chunk.EarliestNs, chunk.LatestNs,
            Checksum.Of(stored[..length]));
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
