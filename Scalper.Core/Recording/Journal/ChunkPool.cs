namespace Scalper.Core.Recording.Journal;

/// <summary>
/// The memory between all lanes and the disk, bounded: three quarters of it in chunks of one size, which are made when they are first needed
/// and then used again, and a quarter for records that are longer than a chunk. Safe from any thread; nobody waits, and taking a chunk
/// that was made before makes no garbage.
/// </summary>
internal sealed class ChunkPool
{
    private readonly Chunk?[] _free;
    private readonly int _chunkBytes;
    private readonly int _entryRoom;
    private readonly int _size;
    private readonly long _mostOwnBytes;
    private int _made;
    private long _ownBytes;

    /// <param name="bytes">Most memory of all together.</param>
    public ChunkPool(long bytes, int chunkBytes)
    {
        _chunkBytes = chunkBytes;
        _entryRoom = Math.Max(4 * RecordEntry.MostBytes, chunkBytes / 8);
        _mostOwnBytes = bytes / 4;
        _size = _entryRoom + GapMark.MostBytes + chunkBytes;
        _free = new Chunk?[Math.Max(1, (int)((bytes - _mostOwnBytes) / _size))];
    }

    /// <summary>Chunks and buffers that can be under way at once.</summary>
    public int MostUnderWay => _free.Length + (int)(_mostOwnBytes / _chunkBytes) + 1;

    /// <summary>Longest payload that a chunk takes.</summary>
    public int ChunkBytes => _chunkBytes;

    /// <summary>Memory that is held, whether in use or free, bytes.</summary>
    public long Bytes => ((long)Volatile.Read(ref _made) * _size) + Interlocked.Read(ref _ownBytes);

    /// <returns>An empty chunk; null where all are under way.</returns>
    public Chunk? TryTake()
    {
        for (int i = 0; i < _free.Length; i++)
        {
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } chunk)
            {
                return chunk;
            }
        }

        return TryMake();
    }

    /// <summary>A chunk for one record that is longer than the others take.</summary>
    /// <returns>Null where too much is under way.</returns>
    public Chunk? TryTakeOwn(int payload)
    {
        int room = 2 * RecordEntry.MostBytes;
        int size = checked(room + GapMark.MostBytes + payload);
        if (Interlocked.Add(ref _ownBytes, size) > _mostOwnBytes)
        {
            Interlocked.Add(ref _ownBytes, -size);
            return null;
        }

        return new Chunk(new byte[size], room, isPooled: false) { IsCounted = true };
    }

    /// <summary>Takes back what was taken; of a checkpoint's buffer, which is not its own, it forgets.</summary>
    public void Return(Chunk chunk)
    {
        if (chunk.IsCounted)
        {
            Interlocked.Add(ref _ownBytes, -chunk.Size);
        }

        if (!chunk.IsPooled)
        {
            return;
        }

        chunk.Clear();
        for (int i = 0; i < _free.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _free[i], chunk, null) is null)
            {
                return;
            }
        }

        throw new InvalidOperationException("More chunks came back than were made.");
    }

    private Chunk? TryMake()
    {
        if (Interlocked.Increment(ref _made) > _free.Length)
        {
            Interlocked.Decrement(ref _made);
            return null;
        }

        return new Chunk(new byte[_size], _entryRoom, isPooled: true);
    }
}
