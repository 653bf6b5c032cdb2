using System.Buffers.Binary;
using System.Text;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>
/// A picture's changes as the server writes them for the browser (dotnet/aspnetcore, RenderBatchWriter): five tables, whose places are
/// the last five numbers. Only attributes are looked for: they are where the page tells its scripts something.
/// </summary>
public readonly ref struct RenderBatch(ReadOnlySpan<byte> bytes)
{
    private const int Footer = 5 * sizeof(int);
    private const int FrameBytes = 20;
    private const int AttributeFrame = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The last value written for an attribute of this name; null where the batch has none.</summary>
    public string? FindAttribute(ReadOnlySpan<byte> name)
    {
        int frames = Table(1);
        int count = Number(frames);
        int found = -1;
        for (int i = 0; i < count; i++)
        {
            int frame = frames + sizeof(int) + (i * FrameBytes);
            if (Number(frame) == AttributeFrame && Text(Number(frame + 4)).SequenceEqual(name))
            {
                found = Number(frame + 8);
            }
        }

        return found < 0 ? null : Encoding.UTF8.GetString(Text(found));
    }

    private ReadOnlySpan<byte> Text(int index)
    {
        if (index < 0)
        {
            return [];
        }

        int at = Number(Table(4) + (index * sizeof(int)));
        int length = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = _bytes[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
            {
                return _bytes.Slice(at, length);
            }
        }
    }

    private int Table(int index) => Number(_bytes.Length - Footer + (index * sizeof(int)));

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[at..]);
}
