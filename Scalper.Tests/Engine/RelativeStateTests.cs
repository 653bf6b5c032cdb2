using System.Buffers;
using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;
using CaptureLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Engine;

/// <summary>Scores go on from a checkpoint as if there had been none, those that depend on the hour before as well.</summary>
public sealed class RelativeStateTests
{
    private const int Symmetric = 1;

    private static readonly CaptureLine[] Lines = [.. SyntheticCapture.Generate(4).Select((l, i) => new CaptureLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw)))];

    [Fact]
    public void Read_CheckpointInTheMiddle_MakesTheSameScoresOfEveryModel()
    {
        LaneInputs whole = Begin();
        Play(whole, 0, 2 * Lines.Length / 3);
        ArrayBufferWriter<byte> checkpoint = new();
        LaneCheckpoint.Write(whole, checkpoint, whole.Chain!);
        LaneInputs restored = LaneCheckpoint.Read(checkpoint.WrittenSpan, lane: 0, new LaneMarket(new EngineOptions(), new LaneLinks(), isBelieved: true));

        Play(whole, 2 * Lines.Length / 3, Lines.Length);
        Play(restored, 2 * Lines.Length / 3, Lines.Length);

        Assert.Equal(Hash(whole), Hash(restored));
        ref readonly SymbolView view = ref restored.Market.Symbols.Followed(0)!.Slot.Own;
        Assert.NotNull(view.ModelScores[Symmetric].Contributions.Walls);
        Assert.NotNull(view.ModelScores[Symmetric].Contributions.Spoofing);
    }

    [Fact]
    public void Add_ScoreOfOneModelDiffers_IsAnotherHash()
    {
        ModelScores scores = default, other = default;
        other[Symmetric] = other[Symmetric] with { Value = double.BitIncrement(0) };
        Assert.NotEqual(scores, other);
        Assert.Equal(Hash(scores), Hash(scores));
        Assert.NotEqual(Hash(scores), Hash(other));
        other = default;
        other[Symmetric] = other[Symmetric] with { Contributions = new(null, null, 0, null, null) };
        Assert.NotEqual(Hash(scores), Hash(other));
    }

    private static string Hash(ModelScores scores)
    {
        ScoreChain chain = new();
        chain.Add(new ScoreEvent(0, 1, 2, "AUSDT", 3, scores));
        return Hash(chain);
    }

    private static string Hash(LaneInputs lane) => Hash(lane.Chain!);

    private static string Hash(ScoreChain chain)
    {
        byte[] hash = new byte[ScoreChain.Bytes];
        chain.Read(hash);
        return Convert.ToHexStringLower(hash);
    }

    private static LaneInputs Begin()
    {
        LaneMarket market = new(new EngineOptions(), new LaneLinks(), isBelieved: true);
        market.Symbols.Put(BybitCaptureSymbols.Find(Lines).Symbols.Select((s, place) => (new FollowedSymbol(s.Instrument, lane: 0, place), s.BookDepth)));
        LaneInputs lane = new(market);
        lane.Hash();
        return lane;
    }

    private static void Play(LaneInputs lane, int from, int to)
    {
        foreach (CaptureLine line in Lines[from..to])
        {
            lane.Step(line.Frame, line.ReceivedAtNs ?? lane.Market.NowNs);
        }
    }
}
