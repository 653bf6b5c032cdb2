using System.Text;

namespace Scalper.Core.State;

/// <summary>Reads back what a <see cref="StateWriter"/> wrote, in the same order. One thread.</summary>
internal sealed class StateReader(ReadOnlyMemory<byte> input)
{
    private readonly HashSet<object> _told = new(ReferenceEqualityComparer.Instance);
    private ReadOnlyMemory<byte> _left = input;

    /// <summary>Bytes not read yet.</summary>
    public int Left => _left.Length;

    /// <exception cref="StateFormatException">There is none.</exception>
    public long Number()
    {
        ReadOnlySpan<byte> left = _left.Span;
        if (!Varint.TryRead(ref left, out ulong folded))
        {
            throw new StateFormatException($"expected a number with {_left.Length} bytes left");
        }

        _left = _left[^left.Length..];
        return Varint.Unfold(folded);
    }

    /// <summary>A number of things.</summary>
    /// <param name="most">More are none.</param>
    /// <exception cref="StateFormatException">There is none.</exception>
    public int Count(int most)
    {
        long count = Number();
        return count >= 0 && count <= most ? (int)count : throw new StateFormatException($"expected a count up to {most}, came {count}");
    }

    /// <exception cref="StateFormatException">There is none.</exception>
    public string Text() => Encoding.UTF8.GetString(Bytes(Count(_left.Length)));

    /// <exception cref="StateFormatException">There are not as many.</exception>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _left.Length)
        {
            throw new StateFormatException($"expected {count} bytes, {_left.Length} are left");
        }

        ReadOnlySpan<byte> bytes = _left.Span[..count];
        _left = _left[count..];
        return bytes;
    }

    /// <summary>Puts the fields of an object and of all that it has as they were; it was made by its constructor, as the other one was.</summary>
    /// <exception cref="StateFormatException">The bytes are not those of such an object.</exception>
    public void Graph(object root)
    {
        if (_told.Add(root))
        {
            StateShape.Of(root.GetType()).Read(root, this);
        }
    }
}
