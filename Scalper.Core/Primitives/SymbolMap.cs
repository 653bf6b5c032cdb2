using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Scalper.Core.Primitives;

/// <summary>Looks symbols up by the bytes a frame holds, without making a string. Built once, then only read.</summary>
public sealed class SymbolMap
{
    private readonly Dictionary<byte[], int> _indices = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <param name="symbols">Symbols in the order of their indices, each at most once; null where an index has none.</param>
    public SymbolMap(IEnumerable<string?> symbols)
    {
        foreach ((int index, string? symbol) in symbols.Index())
        {
            if (symbol is not null)
            {
                _indices.Add(Encoding.UTF8.GetBytes(symbol), index);
            }
        }

        _lookup = _indices.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The symbol's index; false where it is not in the map.</summary>
    public bool TryFind(ReadOnlySpan<byte> utf8, out int index) => _lookup.TryGetValue(utf8, out index);

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        // FNV-1a: the same on every run and machine, and the keys are the venue's own few hundred names.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            uint hash = 2166136261;
            foreach (byte b in alternate)
            {
                hash = (hash ^ b) * 16777619;
            }

            return (int)hash;
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
