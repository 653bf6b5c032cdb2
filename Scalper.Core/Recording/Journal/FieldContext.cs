using System.Numerics;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// What came before where a number stands, and the number that stood there last time: by the bytes just before it and the symbol that the frame is of. Both
/// sides find the same, as both have all bytes up to there. One thread.
/// </summary>
internal sealed class FieldContext
{
    private const int Places = 1 << 13;
    private const int NameBytes = 6;
    private const int KeyBytes = 3;

    // From so many digits on a number is a time or a count of the venue: every symbol's is near the last one's.
    private const int CommonDigits = 13;

    private readonly long[] _values = new long[Places];
    private readonly sbyte[] _decimals = new sbyte[Places];
    private ulong _subject;
    private int _topicAt = -1;
    private int _place;

    private static ReadOnlySpan<byte> Topic => "\"topic\":\""u8;

    /// <summary>The number that stood here last.</summary>
    public long Value => _values[_place];

    /// <summary>Its decimals.</summary>
    public int Decimals => _decimals[_place];

    /// <summary>A new block: nothing is known.</summary>
    public void Reset()
    {
        Array.Clear(_values);
        Array.Clear(_decimals);
        (_subject, _topicAt) = (0, -1);
    }

    /// <summary>A quotation mark is the last of these bytes: what it ends may be a topic, what it begins as well.</summary>
    public void Quote(ReadOnlySpan<byte> done)
    {
        if (_topicAt >= 0)
        {
            ReadOnlySpan<byte> topic = done[_topicAt..^1];
            _subject = Hash(topic[(topic.LastIndexOf((byte)'.') + 1)..]);
            _topicAt = -1;
        }
        else if (done.EndsWith(Topic))
        {
            _topicAt = done.Length;
        }
    }

    /// <summary>A number begins behind these bytes.</summary>
    /// <param name="isLong">As of <see cref="IsLong"/>, where it has no decimals.</param>
    public void Find(ReadOnlySpan<byte> done, bool isLong)
    {
        ReadOnlySpan<byte> before = done.EndsWith(":\""u8) || done.EndsWith(":"u8) ? done[^Math.Min(NameBytes, done.Length)..]
            : done.EndsWith("[\""u8) ? done[^2..]
            : done[^Math.Min(KeyBytes, done.Length)..];
        ulong key = Hash(before) ^ (isLong ? 1UL : _subject);
        _place = (int)((key * 0x9E3779B97F4A7C15) >> 51);
    }

    /// <summary>The number that stands here.</summary>
    public void Put(long value, int decimals) => (_values[_place], _decimals[_place]) = (value, (sbyte)decimals);

    /// <summary>Whether a number of so many digits is one that symbols share.</summary>
    public static bool IsLong(int digits) => digits >= CommonDigits;

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (byte b in bytes)
        {
            hash = (hash ^ b) * 1_099_511_628_211;
        }

        return BitOperations.RotateLeft(hash, 17) ^ hash;
    }
}
