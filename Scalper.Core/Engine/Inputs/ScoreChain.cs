using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Scalper.Core.Engine.Inputs;

/// <summary>
/// A hash over every score of a lane in its order: symbol, arrival number, update id of the book, and of each model the bits of score and contributions, and the side.
/// SHA-256 over links of <see cref="LinkBytes"/> and the hash of those before, so that a checkpoint can hold it half way. One thread.
/// </summary>
internal sealed class ScoreChain
{
    /// <summary>Bytes of the hash.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    private const int LinkBytes = 16 * 1024;

    private readonly byte[] _link = new byte[Bytes + LinkBytes];
    private int _length;

    /// <summary>Scores so far; those of one frame are one.</summary>
    public long Count { get; private set; }

    public void Add(in ScoreEvent score)
    {
        Span<byte> bytes = stackalloc byte[ScoreEvent.PlainBytes];
        ScoreEvent.Write(bytes, score.Number, score.UpdateId, score.Scores);
        Take(MemoryMarshal.AsBytes(score.Symbol.AsSpan()));
        Take(bytes);
        Count++;
    }

    /// <summary>The hash over all scores so far.</summary>
    public void Read(Span<byte> hash) => SHA256.HashData(_link.AsSpan(0, Bytes + _length), hash);

    private void Take(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        while (!bytes.IsEmpty)
        {
            int taken = Math.Min(bytes.Length, LinkBytes - _length);
            bytes[..taken].CopyTo(_link.AsSpan(Bytes + _length));
            bytes = bytes[taken..];
            _length += taken;
            if (_length == LinkBytes)
            {
                Read(hash);
                hash.CopyTo(_link);
                _length = 0;
            }
        }
    }
}
