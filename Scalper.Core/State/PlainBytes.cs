using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scalper.Core.State;

/// <summary>Values without references as their bytes, in the order of this machine: little-endian wherever Scalper runs.</summary>
internal static class PlainBytes
{
    // Of one array: no lane holds more of anything.
    private const int MostBytes = 64 << 20;

    public static Span<byte> Of<T>(ref T value) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    public static void Write<T>(Span<T> values, StateWriter to)
    {
        Span<byte> bytes = Of(values);
        ReadOnlySpan<byte> told = bytes[..(bytes.LastIndexOfAnyExcept((byte)0) + 1)];
        to.Number(values.Length);
        to.Number(told.Length);
        to.Bytes(told);
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
}
