using Scalper.Core.State;

namespace Scalper.Core.Recording.Journal;

/// <summary>Records that are missing in a row. A replay must not go past it but to the next checkpoint.</summary>
/// <param name="Count">How many, at least 1. No more than the numbers between the two, which may have holes of their own.</param>
/// <param name="FirstNumber">Arrival number of the first that is missing.</param>
/// <param name="LastNumber">Arrival number of the last.</param>
public readonly record struct GapMark(long Count, long FirstNumber, long LastNumber)
{
    /// <summary>Bytes of the longest payload.</summary>
    internal const int MostBytes = 3 * Varint.MostBytes;

    /// <summary>Reads the payload of a record of kind <see cref="RecordKind.GapMark"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out GapMark mark)
    {
        bool isRead = Varint.TryRead(ref payload, out ulong count) & Varint.TryRead(ref payload, out ulong first) & Varint.TryRead(ref payload, out ulong span);
        mark = new GapMark((long)count, (long)first, (long)(first + span));
        return isRead && payload.IsEmpty && mark is { Count: > 0, FirstNumber: >= 0 } && mark.LastNumber >= mark.FirstNumber;
    }

    /// <summary>Bytes of this one's payload.</summary>
    internal int Length
    {
        get
        {
            Span<byte> payload = stackalloc byte[MostBytes];
            return Write(payload);
        }
    }

    /// <returns>Bytes written.</returns>
    internal int Write(Span<byte> to)
    {
        int length = Varint.Write(to, (ulong)Count);
        length += Varint.Write(to[length..], (ulong)FirstNumber);
        return length + Varint.Write(to[length..], (ulong)(LastNumber - FirstNumber));
    }
}
