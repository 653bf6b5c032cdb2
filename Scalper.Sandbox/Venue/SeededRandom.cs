using System.Buffers.Binary;
using System.Text;

namespace Scalper.Sandbox.Venue;

/// <summary>A small generator (SplitMix64) whose numbers depend on the seed alone, on every machine and runtime.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An own stream of numbers for a named part, independent of the order in which the parts are made.</summary>
    public static SeededRandom For(ulong seed, string part)
    {
        ulong mixed = seed ^ 0xCBF29CE484222325;
        foreach (byte b in Encoding.UTF8.GetBytes(part))
        {
            mixed = (mixed ^ b) * 0x100000001B3;
        }

        SeededRandom random = new(mixed);
        random.Next();
        return random;
    }

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>In [0, <paramref name="bound"/>).</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    public double Between(double low, double high) => low + (Unit() * (high - low));

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>A positive number with the given median.</summary>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>An id of the form the venue uses for trades: a UUID of version 5.</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Lower-case letters and digits.</summary>
    public string Token(int length) => string.Create(length, this, static (span, random) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = "0123456789abcdefghijklmnopqrstuv"[random.Below(32)];
        }
    });
}
