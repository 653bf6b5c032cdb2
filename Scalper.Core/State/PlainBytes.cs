using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scalper.Core.State;

/// <summary>Values without references as their bytes, in the order of this machine: little-endian wherever Scalper runs.</summary>
internal static class PlainBytes
{
    // Of one array: no lane holds more of anything.
    private const int MostBytes = 64 << 20;
    private const int PieceBytes = 2_048;

    public static Span<byte> Of<T>(ref T value) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    public static void Write<T>(Span<T> values, StateWriter to)
    {
        ReadOnlySpan<byte> bytes = Of(values);
        ReadOnlySpan<byte> mask = PlainPadding<T>.Mask;
        ReadOnlySpan<byte> told = bytes[..LengthOf(bytes, mask)];
        to.Number(values.Length);
        to.Number(told.Length);
        if (mask.IsEmpty)
        {
            to.Bytes(told);
        }
        else
        {
            WriteMasked(told, mask, to);
        }
    }

    /// <summary>One value, without what lies between its fields.</summary>
    public static void Write<T>(ref T value, StateWriter to)
    {
        ReadOnlySpan<byte> mask = PlainPadding<T>.Mask;
        if (mask.IsEmpty)
        {
            to.Bytes(Of(ref value));
        }
        else
        {
            WriteMasked(Of(ref value), mask, to);
        }
    }

    // Without the zeros at the end.
    private static int LengthOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mask)
    {
        int length = bytes.LastIndexOfAnyExcept((byte)0) + 1;
        while (!mask.IsEmpty && length > 0 && mask[(length - 1) % mask.Length] == 0)
        {
            length = bytes[..(length - 1)].LastIndexOfAnyExcept((byte)0) + 1;
        }

        return length;
    }

    private static void WriteMasked(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mask, StateWriter to)
    {
        Span<byte> room = stackalloc byte[Math.Max(mask.Length, PieceBytes / mask.Length * mask.Length)];
        for (int at = 0; at < bytes.Length; at += room.Length)
        {
            Span<byte> piece = room[..Math.Min(room.Length, bytes.Length - at)];
            bytes.Slice(at, piece.Length).CopyTo(piece);
            for (int i = 0; i < piece.Length; i += mask.Length)
            {
                And(piece[i..Math.Min(i + mask.Length, piece.Length)], mask);
            }

            to.Bytes(piece);
        }
    }

    /// <exception cref="StateFormatException">The bytes are not those of an array.</exception>
    public static T[] Read<T>(StateReader from)
    {
        int size = Unsafe.SizeOf<T>();
        T[] values = new T[from.Count(MostBytes / size)];
        Span<byte> bytes = Of(values.AsSpan());
        from.Bytes(from.Count(bytes.Length)).CopyTo(bytes);
        return values;
    }

    private static Span<byte> Of<T>(Span<T> values) =>
        values.IsEmpty ? [] : MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * Unsafe.SizeOf<T>());

    // Words while there are any: values are as long as their alignment wants.
    private static void And(Span<byte> value, ReadOnlySpan<byte> mask)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(value);
        ReadOnlySpan<ulong> masks = MemoryMarshal.Cast<byte, ulong>(mask);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] &= masks[i];
        }

        for (int i = words.Length * sizeof(ulong); i < value.Length; i++)
        {
            value[i] &= mask[i];
        }
    }
}
