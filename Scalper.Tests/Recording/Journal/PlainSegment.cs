using System.IO.Compression;
using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>A slow reader of whole segments, written from docs/recording.md alone. Whatever is not as that says fails the test.</summary>
internal static class PlainSegment
{
    private static readonly byte[] Mark = [0xF5, 0xC3, 0x4A, 0xDE, 0xC0, 0xFF];

    public static List<SeenRecord> Read(byte[] file)
    {
        Assert.Equal("SCALPJNL"u8, file.AsSpan(0, 8));
        Assert.Equal((1, 48, 0, 0), (Short(file, 8), Short(file, 10), Int(file, 12), Int(file, 40)));
        Assert.Equal(Crc(file[..44]), (uint)Int(file, 44));
        ulong run = (ulong)Long(file, 24);

        int trailer = file.Length - 32, index = (int)Long(file, trailer + 16), blocks = Int(file, trailer + 12);
        AssertMarked(file, trailer, 0xDF, 0xE0, 32);
        AssertMarked(file, index, 0xE8, 0x1D, 32);
        Assert.Equal((blocks, run, trailer), (Int(file, index + 12), (ulong)Long(file, index + 16), index + 32 + (56 * blocks)));
        Assert.Equal(Crc(file[(index + 32)..trailer]), (uint)Int(file, index + 24));

        List<SeenRecord> records = [];
        int at = 48;
        for (int i = 0; i < blocks; i++)
        {
            AssertMarked(file, at, 0x0C, 0xB1, 80);
            int entry = index + 32 + (56 * i);
            Assert.Equal((at, Short(file, at + 12), Short(file, at + 10)), (Long(file, entry), Short(file, entry + 8), Short(file, entry + 10)));
            Assert.Equal((Int(file, at + 24), Int(file, at + 32), Int(file, at + 36)), (Int(file, entry + 12), Int(file, entry + 16), Int(file, entry + 20)));
            Assert.Equal(file[(at + 40)..(at + 72)], file[(entry + 24)..(entry + 56)]);
            Assert.Equal(run, (ulong)Long(file, at + 16));
            ReadBlock(file, at, records);
            at += 80 + Int(file, at + 36);
        }

        Assert.Equal(index, at);
        return records;
    }

    private static void ReadBlock(byte[] file, int at, List<SeenRecord> records)
    {
        int marks = Short(file, at + 10), lane = Short(file, at + 12), count = Int(file, at + 24), entryBytes = Int(file, at + 28);
        byte[] data = file[(at + 80)..(at + 80 + Int(file, at + 36))];
        Assert.Equal(Crc(data), (uint)Int(file, at + 72));
        byte[] raw = (marks & 1) != 0 ? data : (marks & 64) != 0 ? Joined(data, entryBytes) : Unpack(data);
        Assert.Equal(Int(file, at + 32), raw.Length);
        List<SeenRecord> own = [];
        int next = 0, payload = entryBytes;
        long number = 0, time = 0;
        for (int i = 0; i < count; i++)
        {
            byte first = raw[next++];
            number += (first & 0x40) != 0 ? 1 : (long)Varint(raw, ref next);
            ulong folded = Varint(raw, ref next);
            long step = (folded & 1) == 0 ? (long)(folded / 2) : -(long)(folded / 2) - 1;
            time += (first & 0x80) != 0 ? step * 100 : step;
            int length = (int)Varint(raw, ref next);
            own.Add(new SeenRecord((RecordKind)(first & 0x3F), (ushort)lane, number, time, (marks & 16) != 0, raw[payload..(payload + length)]));
            payload += length;
        }

        Assert.Equal((entryBytes, raw.Length), (next, payload));
        Assert.Equal((own[0].Number, own[^1].Number), (Long(file, at + 40), Long(file, at + 48)));
        Assert.Equal((own.Min(r => r.TimeNs), own.Max(r => r.TimeNs)), (Long(file, at + 56), Long(file, at + 64)));
        Assert.Equal(own.Any(r => r.Kind == RecordKind.Checkpoint), (marks & 2) != 0);
        Assert.Equal(own.Any(r => r.Kind == RecordKind.GapMark), (marks & 4) != 0);
        Assert.Equal(own.Any(r => r.Kind == RecordKind.Setting), (marks & 8) != 0);
        records.AddRange(own);
    }

    // Mark, version, and the checksum at the end over the place and all before it.
    private static void AssertMarked(byte[] file, int at, byte seventh, byte eighth, int length)
    {
        Assert.Equal([.. Mark, seventh, eighth], file[at..(at + 8)]);
        Assert.Equal(eighth == 0xB1 && (Short(file, at + 10) & 64) != 0 ? 2 : 1, Short(file, at + 8));
        Assert.Equal(Crc([.. BitConverter.GetBytes((long)at), .. file[at..(at + length - 4)]]), (uint)Int(file, at + length - 4));
    }

    private static byte[] Joined(byte[] data, int entryBytes)
    {
        byte[] split = Unpack(data[4..]);
        Assert.Equal(Int(data, 0), split.Length);
        return PlainFields.Join(split, entryBytes);
    }

    private static byte[] Unpack(byte[] data)
    {
        using BrotliStream stream = new(new MemoryStream(data), CompressionMode.Decompress);
        using MemoryStream raw = new();
        stream.CopyTo(raw);
        return raw.ToArray();
    }

    private static ulong Varint(byte[] bytes, ref int next)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[next++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    // Bit by bit, with the reflected polynomial of Castagnoli.
    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F6_3B78);
            }
        }

        return ~crc;
    }

    private static int Short(byte[] bytes, int at) => BitConverter.ToUInt16(bytes, at);

    private static int Int(byte[] bytes, int at) => BitConverter.ToInt32(bytes, at);

    private static long Long(byte[] bytes, int at) => BitConverter.ToInt64(bytes, at);
}
