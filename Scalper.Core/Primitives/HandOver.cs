using System.Runtime.CompilerServices;

namespace Scalper.Core.Primitives;

/// <summary>A fixed ring between exactly one writer and one reader on different threads; neither ever waits. What does not fit is lost and counted.</summary>
/// <param name="capacity">A power of two.</param>
public sealed class HandOver<T>(int capacity)
    where T : struct
{
    private readonly T[] _items = new T[capacity];
    private long _written;
    private long _read;
    private long _lost;

    /// <summary>Items that found the ring full.</summary>
    public long Lost => Volatile.Read(ref _lost);

    public void Add(in T item)
    {
        if (_written - Volatile.Read(ref _read) == _items.Length)
        {
            Volatile.Write(ref _lost, _lost + 1);
            return;
        }

        _items[_written & (_items.Length - 1)] = item;
        Volatile.Write(ref _written, _written + 1);
    }

    public bool TryTake(out T item)
    {
        if (_read == Volatile.Read(ref _written))
        {
            item = default;
            return false;
        }

        ref T place = ref _items[_read & (_items.Length - 1)];
        item = place;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            // Whoever took it may let go of it.
            place = default;
        }

        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
