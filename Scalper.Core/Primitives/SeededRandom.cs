namespace Scalper.Core.Primitives;

/// <summary>A small generator whose sequence depends on its seed alone (SplitMix64). One thread.</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));
}
