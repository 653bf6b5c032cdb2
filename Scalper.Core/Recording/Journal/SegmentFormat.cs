namespace Scalper.Core.Recording.Journal;

/// <summary>The numbers of the format; docs/recording.md has it byte by byte. All integers are little-endian.</summary>
internal static class SegmentFormat
{
    public const ushort Version = 1;

    /// <summary>Of a block whose payloads are split; all others are of version 1.</summary>
    public const ushort SplitVersion = 2;

    /// <summary>The first eight bytes of a segment: "SCALPJNL".</summary>
    public const ulong SegmentMagic = 0x4C4E_4A50_4C41_4353;

    /// <summary>The first eight bytes of a block: with bit patterns that no UTF-8 has, so hardly to be met in what venues send.</summary>
    public const ulong BlockMagic = 0xB10C_FFC0_DE4A_C3F5;

    /// <summary>The first eight bytes of the index.</summary>
    public const ulong IndexMagic = 0x1DE8_FFC0_DE4A_C3F5;

    /// <summary>The first eight bytes of the trailer.</summary>
    public const ulong TrailerMagic = 0xE0DF_FFC0_DE4A_C3F5;

    public const int HeaderBytes = 48;
    public const int BlockHeaderBytes = 80;
    public const int IndexHeaderBytes = 32;
    public const int IndexEntryBytes = 56;
    public const int TrailerBytes = 32;

    /// <summary>Most bytes of a block before it is compressed, and after: nobody makes room for more, whatever a file says.</summary>
    public const int MostRawBytes = 80 << 20;

    /// <summary>Longest payload that the options may allow: with its entry and a gap mark it fits into a block.</summary>
    public const int MostPayloadBytes = 64 << 20;

    /// <summary>What an index over so many blocks, and the trailer behind it, take.</summary>
    public static long SealBytes(int blocks) => IndexHeaderBytes + ((long)blocks * IndexEntryBytes) + TrailerBytes;
}
