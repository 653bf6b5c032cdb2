using System.Buffers.Binary;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>Damages a segment by a seed: bits, bytes, pieces that go, come twice, or are swapped, lengths out of bounds.</summary>
internal static class SegmentMutation
{
    private static readonly int[] Extremes = [0, 1, -1, int.MaxValue, int.MinValue, SegmentFormat.MostRawBytes, 1 << 20];

    /// <param name="isResealed">A header's checksum was made to fit what was changed in it, so that more than checksums is tried.</param>
    public static byte[] Mutate(SampleSegment sample, SeededRandom random, out bool isResealed)
    {
        List<byte> bytes = [.. sample.Bytes];
        isResealed = random.NextUnit() < 0.3;
        if (isResealed)
        {
            Reseal(sample, random, bytes);
        }

        int times = (int)(random.NextUnit() * 4) + (isResealed ? 0 : 1);
        for (int i = 0; i < times && bytes.Count > 0; i++)
        {
            Damage(random, bytes);
        }

        return [.. bytes];
    }

    private static int Below(SeededRandom random, int bound) => (int)(random.NextUnit() * bound);

    private static void Damage(SeededRandom random, List<byte> bytes)
    {
        int at = Below(random, bytes.Count), length = Math.Min(bytes.Count - at, 1 + Below(random, 200));
        switch (Below(random, 7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << Below(random, 8));
                break;
            case 1:
                bytes[at] = (byte)random.NextBits();
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(Below(random, bytes.Count - length + 1), length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                List<byte> piece = bytes.GetRange(at, length);
                bytes.RemoveRange(at, length);
                bytes.InsertRange(Below(random, bytes.Count + 1), piece);
                break;
            default:
                for (int i = at; i < at + length; i++)
                {
                    bytes[i] = 0;
                }

                break;
        }
    }

    // One number of a block's header is another one, and the header's checksum fits; sometimes the data's as well, over other data.
    private static void Reseal(SampleSegment sample, SeededRandom random, List<byte> bytes)
    {
        byte[] copy = [.. bytes];
        int block = Below(random, sample.Seen.Blocks.Count);
        int offset = (int)sample.Ends[block], stored = sample.Seen.Blocks[block].StoredBytes;
        Span<byte> header = copy.AsSpan(offset, SegmentFormat.BlockHeaderBytes);
        int extreme = Extremes[Below(random, Extremes.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(header[(4 * Below(random, 18))..], random.NextUnit() < 0.5 ? extreme : (int)random.NextBits());
        if (random.NextUnit() < 0.5)
        {
            sample.Bytes.AsSpan(offset, SegmentFormat.BlockHeaderBytes).CopyTo(header);
            copy[offset + SegmentFormat.BlockHeaderBytes + Below(random, stored)] = (byte)random.NextBits();
            BinaryPrimitives.WriteUInt32LittleEndian(header[72..], Checksum.Of(copy.AsSpan(offset + SegmentFormat.BlockHeaderBytes, stored)));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(header[76..], Checksum.At(offset, header[..76]));
        bytes.Clear();
        bytes.AddRange(copy);
    }
}
