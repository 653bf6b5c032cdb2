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

    /// <summary>Replaces the value. Only the owning thread may call it.</summary>
    public void Write(in T value)
    {
        long version = _version;
        Volatile.Write(ref _version, version + 1);
        Interlocked.MemoryBarrier();
        _value = value;
        Volatile.Write(ref _version, version + 2);
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
