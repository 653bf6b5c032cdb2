using Microsoft.Win32.SafeHandles;

namespace Scalper.Core.Recording.Journal;

/// <summary>Reads pieces of a file that may be written, renamed or deleted meanwhile. What is asked for beyond its end is not there.</summary>
internal sealed class SegmentBytes : IDisposable
{
    private readonly SafeFileHandle _file;
    private byte[] _bytes = [];

    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public SegmentBytes(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(_file);
    }

    /// <summary>Of the file as it was opened: what is written later is not read.</summary>
    public long Length { get; }

    /// <summary>Up to so many bytes, none where the file has no such place; valid until the next call.</summary>
    /// <exception cref="IOException">The disk can't be read.</exception>
    public ReadOnlySpan<byte> Read(long offset, int count)
    {
        count = offset < 0 ? 0 : (int)Math.Clamp(Length - offset, 0, count);
        if (_bytes.Length < count)
        {
            _bytes = new byte[count];
        }

        int read = 0;
        while (read < count && RandomAccess.Read(_file, _bytes.AsSpan(read, count - read), offset + read) is > 0 and int more)
        {
            read += more;
        }

        return _bytes.AsSpan(0, read);
    }

    public void Dispose() => _file.Dispose();
}
