using System.Buffers;

namespace Scalper.Core.Recording.Journal;

/// <summary>Takes a checkpoint, with room before it for what a chunk needs. Grows up to a bound; used once.</summary>
/// <param name="front">Bytes that are kept free at the beginning.</param>
/// <param name="most">Most bytes behind those.</param>
/// <param name="expected">About as many will come: room that is there need not grow.</param>
internal sealed class CheckpointBuffer(int front, int most, int expected = 0) : IBufferWriter<byte>
{
    private const int FirstBytes = 64 * 1024;

    private byte[] _bytes = new byte[front + Math.Min(Math.Max(FirstBytes, expected), most)];

    /// <summary>With the free ones in front.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - front - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(front + Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(front + Length);
    }

    private void Reserve(int size)
    {
        int needed = checked(Length + Math.Max(1, size));
        if (needed > most)
        {
            throw new CheckpointTooLargeException(most);
        }

        if (front + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, front + (int)Math.Min(most, Math.Max(needed, 2L * (_bytes.Length - front))));
        }
    }
}
