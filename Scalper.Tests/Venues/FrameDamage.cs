using Scalper.Core.Primitives;

namespace Scalper.Tests.Venues;

/// <summary>Changes a frame in a place or two, mostly so that it still looks like one.</summary>
internal static class FrameDamage
{
    private static readonly byte[] Likely = [.. "\"\"{}[],:.0019-+eE \\tfnu_sbaS"u8];

    public static byte[] Of(ReadOnlySpan<byte> frame, SeededRandom random)
    {
        List<byte> damaged = [.. frame];
        for (int changes = 1 + Below(2, random); changes > 0 && damaged.Count > 4; changes--)
        {
            Change(damaged, random);
        }

        return [.. damaged];
    }

    private static void Change(List<byte> frame, SeededRandom random)
    {
        int at = Below(frame.Count, random), other = Below(frame.Count, random);
        switch (Below(6, random))
        {
            case 0:
                frame[at] = Likely[Below(Likely.Length, random)];
                break;
            case 1:
                frame.Insert(at, Likely[Below(Likely.Length, random)]);
                break;
            case 2:
                frame.RemoveAt(at);
                break;
            case 3:
                frame[at] = (byte)random.NextBits();
                break;
            case 4:
                // A digit for another one: the frame stays what it is, with other figures.
                int digit = frame.FindIndex(at, static b => b is >= (byte)'0' and <= (byte)'9');
                frame[Math.Max(0, digit)] = digit < 0 ? frame[0] : (byte)('0' + Below(10, random));
                break;
            default:
                // A piece comes twice, or a piece is missing.
                (at, other) = (Math.Min(at, other), Math.Min(Math.Max(at, other), Math.Min(at, other) + 40));
                frame.InsertRange(at, frame[at..other]);
                break;
        }
    }

    private static int Below(int limit, SeededRandom random) => (int)(random.NextUnit() * limit);
}
