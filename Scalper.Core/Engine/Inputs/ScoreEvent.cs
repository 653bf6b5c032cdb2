using System.Buffers.Binary;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine.Inputs;

/// <summary>A score as it was made.</summary>
/// <param name="Number">Arrival number, within lane and run, of the frame that made it.</param>
/// <param name="TimeNs">Receive time of that frame, Unix nanoseconds.</param>
/// <param name="UpdateId">Of the book.</param>
public readonly record struct ScoreEvent(int Lane, long Number, long TimeNs, string Symbol, long UpdateId, Score Score)
{
    /// <summary>Bytes of what <see cref="Write"/> writes.</summary>
    internal const int PlainBytes = (3 * sizeof(long)) + 1 + (5 * (1 + sizeof(long)));

    /// <summary>What two equal scores have in common, bit for bit: number, update id, value, side, and each contribution with a mark where it is none.</summary>
    internal static void Write(Span<byte> to, long number, long updateId, in Score score)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, number);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], updateId);
        BinaryPrimitives.WriteDoubleLittleEndian(to[16..], score.Value);
        to[24] = (byte)score.Side;
        Contributions parts = score.Contributions;
        Write(to[25..], parts.DepthImbalance);
        Write(to[34..], parts.TradeFlow);
        Write(to[43..], parts.Walls);
        Write(to[52..], parts.Spoofing);
        Write(to[61..], parts.Momentum);
    }

    private static void Write(Span<byte> to, double? part)
    {
        to[0] = part is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteDoubleLittleEndian(to[1..], part ?? 0);
    }
}
