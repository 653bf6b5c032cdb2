using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Scalper.Core.State;

namespace Scalper.Tests.State;

/// <summary>Of a value's bytes only those of its fields are told.</summary>
public sealed class PlainMaskTests
{
    private enum Small : byte
    {
        One = 1,
    }

    public static TheoryData<Type, string> Types => new()
    {
        { typeof(long), "ffffffffffffffff" },
        { typeof(Small), "ff" },
        { typeof((byte, int)), "ffffffffff000000" },
        { typeof(int?), "ff000000ffffffff" },
        { typeof((long, bool?)), "ffffffffffffffff" + "01ff000000000000" },
        { typeof(Row), "ff00ffffff00ffffff00ffff" },
        { typeof(decimal), new string('f', 32) },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Of_AnyLayout_HasOnesWhereFieldsLie(Type type, string mask) => Assert.Equal(mask, Convert.ToHexStringLower(PlainMask.Of(type)));

    [Fact]
    public void Write_ValuesBetweenWhoseFieldsSomethingLies_TellsTheFieldsAlone()
    {
        (byte, int)[] clean = [(1, 2), (3, 4), (0, 0)], dirty = [.. clean];
        Span<byte> bytes = MemoryMarshal.AsBytes(dirty.AsSpan());
        foreach (int at in (int[])[5, 6, 7, 13, 21, 22])
        {
            bytes[at] = 0xAB;
        }

        Assert.Equal(Told(clean), Told(dirty));
        Assert.Equal((1, 2), dirty[0]);
        Assert.Equal(3, PlainBytes.Read<(byte, int)>(new StateReader(Told(dirty))).Length);
        Assert.Equal(clean, PlainBytes.Read<(byte, int)>(new StateReader(Told(dirty))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(257)]
    [InlineData(5_000)]
    public void Write_ManyValues_AreReadAsTheyWere(int count)
    {
        (byte, long?)[] values = [.. Enumerable.Range(0, count).Select(i => ((byte)i, i % 3 == 0 ? (long?)null : i * 7L))];
        Assert.Equal(values, PlainBytes.Read<(byte, long?)>(new StateReader(Told(values))));
    }

    private static byte[] Told<T>(T[] values)
    {
        ArrayBufferWriter<byte> told = new();
        PlainBytes.Write<T>(values, new StateWriter(told));
        return told.WrittenSpan.ToArray();
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Cell
    {
        public byte Kind;
        public short Count;
    }

    [InlineArray(3)]
    private struct Row
    {
        private Cell _first;
    }
}
