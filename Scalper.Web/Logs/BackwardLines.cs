using Microsoft.Win32.SafeHandles;

namespace Scalper.Web.Logs;

/// <summary>
/// The lines of a file from its end as it was at first. Reads block by block and holds one block and one line at most. Lines as long as
/// <see cref="LogLine.LongestBytes"/> or longer are not of ours and are passed over. Not thread-safe.
/// </summary>
/// <param name="end">Where to begin: the file's length.</param>
/// <param name="isGrowing">What stands behind the last line break is a line being written, and left out.</param>
internal sealed class BackwardLines(SafeFileHandle file, long end, bool isGrowing)
{
    public const int Block = 64 * 1024;

    // The part of the file from _start on that was read and not given out, which ends where a line does.
    private readonly byte[] _held = new byte[Block + LogLine.LongestBytes];
    private int _length;
    private long _start = end;
    private bool _isBegun;
    private bool _isPassingOver;

    public long BytesRead { get; private set; }

    /// <summary>Gives the line before, without its line break; it holds until the next call.</summary>
    /// <param name="mostBytes">Reads no further once it has read so much.</param>
    /// <returns>False at the start of the file, or at the limit.</returns>
    public bool TryRead(long mostBytes, out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            if (!TryCut(out line))
            {
                if (_start == 0 || BytesRead >= mostBytes)
                {
                    return false;
                }

                ReadBlock();
            }
            else if (_isPassingOver)
            {
                _isPassingOver = false;
            }
            else if (!line.IsEmpty)
            {
                return true;
            }
        }
    }

    public bool IsAtStart => _start == 0 && _length == 0;

    private bool TryCut(out ReadOnlySpan<byte> line)
    {
        int lineBreak = _held.AsSpan(0, _length).LastIndexOf((byte)'\n');
        line = _held.AsSpan(lineBreak + 1, _length - lineBreak - 1);
        if (lineBreak < 0 && _start > 0)
        {
            return false;
        }

        // The first cut is what stands behind the last line break: nothing, unless the file ends within a line.
        _isPassingOver |= !_isBegun && isGrowing;
        _isBegun = true;
        bool isLine = lineBreak >= 0 || _length > 0;
        _length = Math.Max(lineBreak, 0);
        return isLine;
    }

    private void ReadBlock()
    {
        if (_length >= LogLine.LongestBytes)
        {
            _isPassingOver = true;
            _length = 0;
        }

        int size = (int)Math.Min(Block, _start);
        _held.AsSpan(0, _length).CopyTo(_held.AsSpan(size));
        int read = 0;
        while (read < size && RandomAccess.Read(file, _held.AsSpan(read, size - read), _start - size + read) is > 0 and int got)
        {
            read += got;
        }

        // A file that was cut shorter meanwhile has nothing there.
        _held.AsSpan(read, size - read).Clear();
        _start -= size;
        _length += size;
        BytesRead += size;
    }
}
