using System.Security.Cryptography;
using System.Text;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Scoring;

namespace Scalper.Tests.Replay;

/// <summary>The hash over scores as docs/recording.md tells it, of the first models alone.</summary>
internal sealed class PlainChain(int models) : IReplayListener
{
    private const int LinkBytes = 16_384;

    private readonly MemoryStream _bytes = new();

    public void OnInput(in JournalRecord record)
    {
    }

    public void OnScore(in ScoreEvent score)
    {
        using BinaryWriter to = new(_bytes, Encoding.Unicode, leaveOpen: true);
        to.Write(Encoding.Unicode.GetBytes(score.Symbol));
        to.Write(score.Number);
        to.Write(score.UpdateId);
        for (int place = 0; place < models; place++)
        {
            Score made = score.Scores[place];
            Contributions c = made.Contributions;
            to.Write(made.Value);
            to.Write((byte)made.Side);
            foreach (double? part in (double?[])[c.DepthImbalance, c.TradeFlow, c.Walls, c.Spoofing, c.Momentum])
            {
                to.Write(part is not null);
                to.Write(part ?? 0);
            }
        }
    }

    /// <summary>Of a recording of one lane.</summary>
    public string Hash()
    {
        byte[] link = new byte[SHA256.HashSizeInBytes];
        byte[][] links = [.. _bytes.ToArray().Chunk(LinkBytes)];
        foreach (byte[] full in links.Where(l => l.Length == LinkBytes))
        {
            link = SHA256.HashData([.. link, .. full]);
        }

        byte[] lane = SHA256.HashData([.. link, .. links.LastOrDefault(l => l.Length < LinkBytes) ?? []]);
        return Convert.ToHexStringLower(SHA256.HashData(lane));
    }
}
