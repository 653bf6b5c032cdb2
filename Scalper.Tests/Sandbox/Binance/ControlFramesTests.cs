using System.Buffers.Binary;
using System.Text;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class ControlFramesTests
{
    private readonly List<string> _found = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Read_FramesOfAllLengthsCutAnywhere_PingsAndPongsAlone(int piece)
    {
        ControlFrames frames = new((isPong, payload) => _found.Add($"{(isPong ? "pong" : "ping")} {Encoding.ASCII.GetString(payload.Span)}"));
        byte[] bytes = [.. Frame(1, new string('x', 5)), .. Frame(0xA, "1700"), .. Frame(2, new string('y', 300)), .. Frame(0xA, ""), .. Frame(1, new string('z', 70_000)), .. Frame(9, "are you there"), .. Frame(8, "")];
        for (int i = 0; i < bytes.Length; i += piece)
        {
            frames.Read(bytes.AsSpan(i, Math.Min(piece, bytes.Length - i)));
        }

        Assert.Equal(["pong 1700", "pong ", "ping are you there"], _found);
    }

    internal static byte[] Frame(int opcode, string text)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text), mask = [7, 130, 66, 255];
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)(0x80 | payload.Length)],
            < 65_536 => [0x80 | 126, 0, 0],
            _ => [0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0],
        };
        if (length.Length == 3)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length.AsSpan(1), (ushort)payload.Length);
        }
        else if (length.Length == 9)
        {
            BinaryPrimitives.WriteInt64BigEndian(length.AsSpan(1), payload.Length);
        }

        return [(byte)(0x80 | opcode), .. length, .. mask, .. payload.Select((value, i) => (byte)(value ^ mask[i % 4]))];
    }
}
