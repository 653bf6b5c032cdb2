namespace Scalper.Core.Engine;

/// <summary>
/// One value behind a sequence lock: one writer, which never waits; any number of readers, which copy and retry while a write is
/// under way. The value must hold no references, so that a torn copy is harmless before it is thrown away.
/// </summary>
public sealed class PublishedSlot<T>
    where T : unmanaged
{
    private long _version;
    private T _value;

    /// <summary>The value as the owning thread has left it, or is changing it. Only the owning thread may use it.</summary>
    public ref readonly T Own => ref _value;

    /// <summary>
    /// Begins a change, in place: readers wait until <see cref="End"/>, so it must be short. Begun twice is begun once. Only the owning thread may
    /// call it.
    /// </summary>
    public ref T Begin()
    {
        if ((_version & 1) == 0)
        {
            Volatile.Write(ref _version, _version + 1);
            Interlocked.MemoryBarrier();
        }

        return ref _value;
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public void End() => Volatile.Write(ref _version, (_version + 1) & ~1L);

    /// <summary>Replaces the value. Only the owning thread may call it.</summary>
    public void Write(in T value)
    {
        Begin() = value;
        End();
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
}
