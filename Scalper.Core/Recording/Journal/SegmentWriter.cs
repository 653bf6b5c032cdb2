namespace Scalper.Core.Recording.Journal;

/// <summary>
/// Appends blocks to one segment. Each goes to the system as one write, so what a killed process has appended is whole but for the last.
/// One thread.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly Stream _file;
    private readonly SegmentHeader _header;
    private readonly List<IndexEntry> _entries = [];

    /// <param name="file">Empty, and unbuffered. Disposed of with this object.</param>
    /// <exception cref="IOException">The header could not be written.</exception>
    public SegmentWriter(Stream file, SegmentHeader header)
    {
        (_file, _header) = (file, header);
        Span<byte> bytes = stackalloc byte[SegmentFormat.HeaderBytes];
        header.Write(bytes);
        DiskWrite.Append(_file, bytes);
        Length = bytes.Length;
    }

    /// <summary>Bytes of what is whole.</summary>
    public long Length { get; private set; }

    public int Blocks => _entries.Count;

    /// <summary>Bytes that index and trailer will take.</summary>
    public long SealBytes => SegmentFormat.SealBytes(_entries.Count);

    /// <exception cref="IOException">It could not be written: the segment ends where it ended before, as far as the disk lets it.</exception>
    public void Append(BlockEncoder block)
    {
        try
        {
            DiskWrite.Append(_file, block.BytesAt(Length));
        }
        catch (IOException)
        {
            TryCut();
            throw;
        }

        _entries.Add(IndexEntry.Of(Length, block.Header));
        Length += block.Header.Length;
    }

    /// <summary>Writes index and trailer, has the system write all of it to the disk, and closes the file.</summary>
    /// <exception cref="IOException">It could not be written; the next start of a recorder does it.</exception>
    public void Seal()
    {
        try
        {
            byte[] index = SegmentIndex.Write(_entries, _header.Run, Length);
            DiskWrite.Append(_file, index);
            Length += index.Length;
            (_file as FileStream)?.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            TryCut();
            throw;
        }
        finally
        {
            _file.Dispose();
        }
    }

    public void Dispose() => _file.Dispose();

    // A half block is no harm, readers and repair know it; but its bytes would not be counted.
    private void TryCut()
    {
        try
        {
            _file.SetLength(Length);
            _file.Position = Length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The disk takes nothing at all. The fault that led here is the one to tell.
        }
    }
}
