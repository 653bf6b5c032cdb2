namespace Scalper.Core.Heatmap;

/// <summary>Columns of one chain that begin with a KEY: they can be read without any other page. One thread.</summary>
internal sealed class ColumnPage(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private int _length;

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Columns => _bytes.AsSpan(0, _length);

    /// <summary>Index of the last column.</summary>
    public long LastIndex { get; private set; }

    public void Clear() => _length = 0;

    /// <returns>False, and nothing changes, where the page has no room.</returns>
    public bool TryAdd(ReadOnlySpan<byte> column, long index)
    {
        if (_length + column.Length > _bytes.Length)
        {
            return false;
        }

        column.CopyTo(_bytes.AsSpan(_length));
        _length += column.Length;
        LastIndex = index;
        return true;
    }
}
