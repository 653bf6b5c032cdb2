using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Scalper.Core.Primitives;

/// <summary>
/// Looks symbols up by the bytes a frame holds, without making a string: once per frame, so a table of its own with nothing virtual in it. Built once,
/// then only read.
/// </summary>
public sealed class SymbolMap
{
    // Half empty at least; the index is one less than what stands there, and 0 is nobody.
    private readonly int[] _places;
    private readonly byte[]?[] _symbols;

    /// <param name="symbols">Symbols in the order of their indices, each at most once; null where an index has none.</param>
    /// <exception cref="ArgumentException">A symbol comes twice.</exception>
    public SymbolMap(IEnumerable<string?> symbols)
    {
        _symbols = [.. symbols.Select(s => s is null ? null : Encoding.UTF8.GetBytes(s))];
        _places = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * _symbols.Length))];
        foreach ((int index, byte[]? symbol) in _symbols.Index())
        {
            if (symbol is not null)
            {
                int place = PlaceOf(symbol);
                _places[place] = _places[place] == 0 ? index + 1 : throw new ArgumentException($"The symbol {Encoding.UTF8.GetString(symbol)} comes twice.");
            }
        }
    }

    /// <summary>The symbol's index; false where it is not in the map.</summary>
    public bool TryFind(ReadOnlySpan<byte> utf8, out int index)
    {
        index = _places[PlaceOf(utf8)] - 1;
        return index >= 0;
    }

    // Where the symbol stands, or would.
    private int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        int last = _places.Length - 1;
        int place = (int)(Hash(utf8) >> 32) & last;
        while (_places[place] != 0 && !utf8.SequenceEqual(_symbols[_places[place] - 1]))
        {
            place = (place + 1) & last;
        }

        return place;
    }

    // Beginning and end, which may overlap; what lies between decides only among names longer than sixteen bytes, by the comparison.
    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            mixed ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]), 29);
        }
        else
        {
            foreach (byte b in utf8)
            {
                mixed = (mixed << 8) ^ b;
            }
        }

        return mixed * 0x9E3779B97F4A7C15;
    }
}
