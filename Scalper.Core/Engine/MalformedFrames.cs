using Scalper.Core.Events;

namespace Scalper.Core.Engine;

/// <summary>Frames that could not be read: how many, and the beginning of the last. One thread.</summary>
internal sealed class MalformedFrames
{
    private const int SampleLength = 200;

    private readonly byte[] _sample = new byte[SampleLength];
    private int _length;

    public long Count { get; private set; }

    /// <summary>What was wrong with the last one.</summary>
    public DecodeResult Last { get; private set; }

    public void Note(ReadOnlySpan<byte> frame, DecodeResult result)
    {
        Count++;
        Last = result;
        _length = Math.Min(frame.Length, SampleLength);
        frame[.._length].CopyTo(_sample);
    }

    /// <summary>The first 200 bytes of the last one, with everything but printable ASCII replaced, so that a log line stays a line.</summary>
    public string Sample() =>
        string.Create(_length, this, static (text, self) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                byte b = self._sample[i];
                text[i] = b is >= 0x20 and < 0x7F ? (char)b : '.';
            }
        });
}
