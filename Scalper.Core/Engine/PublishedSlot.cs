using Scalper.Core.State;

namespace Scalper.Core.Engine;

/// <summary>
/// One value behind a sequence lock: one writer, which never waits; any number of readers, which copy and retry while a write is
/// under way. The value must hold no references, so that a torn copy is harmless before it is thrown away.
/// </summary>
public sealed class PublishedSlot<T>
    where T : unmanaged
{
    [NotState]
    private long _version;

    private T _value;

    /// <summary>The value, for the owning thread alone, which changes it between <see cref="Change"/> and the end of that.</summary>
    public ref T Own => ref _value;

    /// <summary>
    /// Begins a change in place, which ends with what is returned: readers wait until then, so it must be short, and not within another. Only the
    /// owning thread may call it.
    /// </summary>
    public Changing Change()
    {
        Volatile.Write(ref _version, _version + 1);
        Interlocked.MemoryBarrier();
        return new Changing(this);
    }

    /// <summary>Replaces the value. Only the owning thread may call it.</summary>
    public void Write(in T value)
    {
        using Changing changing = Change();
        _value = value;
    }

    /// <summary>Copies the value. Safe from any thread.</summary>
    public void Read(out T value)
    {
        SpinWait spin = default;
        while (true)
        {
            long before = Volatile.Read(ref _version);
            value = _value;
            Interlocked.MemoryBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref _version) == before)
            {
                return;
            }

            spin.SpinOnce();
        }
    }

    /// <summary>A change under way.</summary>
    public readonly ref struct Changing(PublishedSlot<T> slot)
    {
        public void Dispose() => Volatile.Write(ref slot._version, slot._version + 1);
    }
}
