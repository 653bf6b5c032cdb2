using System.Buffers.Binary;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine.Inputs;

/// <summary>The scores of one frame as they were made.</summary>
/// <param name="Number">Arrival number, within lane and run, of the frame that made them.</param>
/// <param name="TimeNs">Receive time of that frame, Unix nanoseconds.</param>
/// <param name="UpdateId">Of the book.</param>
/// <param name="Scores">Of every model.</param>
public readonly record struct ScoreEvent(int Lane, long Number, long TimeNs, string Symbol, long UpdateId, ModelScores Scores)
{
    /// <summary>Bytes of what <see cref="Write"/> writes.</summary>
    internal const int PlainBytes = (2 * sizeof(long)) + (ScoreModels.Count * ModelBytes);

    private const int PartBytes = 1 + sizeof(long);
    private const int ModelBytes = sizeof(long) + 1 + (5 * PartBytes);

    /// <summary>Of the model "classic".</summary>
    public Score Score => Scores[ScoreModels.Classic];

    /// <summary>
    /// What two equal ones have in common, bit for bit: number, update id, and of each model value, side, and each contribution with a mark where it is none.
    /// </summary>
    internal static void Write(Span<byte> to, long number, long updateId, in ModelScores scores)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, number);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], updateId);
        for (int place = 0; place < ScoreModels.Count; place++)
        {
            Write(to[(16 + (place * ModelBytes))..], scores[place]);
        }
    }

    private static void Write(Span<byte> to, in Score score)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(to, score.Value);
        to[8] = (byte)score.Side;
        Contributions parts = score.Contributions;
        Write(to[9..], parts.DepthImbalance);
        Write(to[18..], parts.TradeFlow);
        Write(to[27..], parts.Walls);
        Write(to[36..], parts.Spoofing);
        Write(to[45..], parts.Momentum);
    }

    private static void Write(Span<byte> to, double? part)
    {
        to[0] = part is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteDoubleLittleEndian(to[1..], part ?? 0);
    }
}
