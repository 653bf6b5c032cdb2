using System.Buffers;
using System.Text;

namespace Scalper.Core.State;

/// <summary>Writes numbers, texts and whole objects one behind the other, for <see cref="StateReader"/>. One thread.</summary>
internal sealed class StateWriter(IBufferWriter<byte> output)
{
    // An object that two others have is told once: nothing says so, for whoever reads goes the same way.
    private readonly HashSet<object> _told = new(ReferenceEqualityComparer.Instance);

    public void Number(long value)
    {
        Span<byte> bytes = output.GetSpan(Varint.MostBytes);
        output.Advance(Varint.Write(bytes, Varint.Fold(value)));
    }

    public void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(length)));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    /// <summary>The fields of an object and of all that it has, but for what is <see cref="NotStateAttribute"/>.</summary>
    public void Graph(object root)
    {
        if (_told.Add(root))
        {
            StateShape.Of(root.GetType()).Write(root, this);
        }
    }
}
