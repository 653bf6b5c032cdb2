using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Books;

/// <summary>Recorded sessions of Binance USD-M, update by update, against a reference without bounds and against the venue's own book ticker.</summary>
public sealed class RecordedDeepBookTests
{
    private static readonly long[] DelaysMs = [0, 100, 2_000];

    /// <summary>In the first session the price falls below the snapshot's last level, and nobody asked for another.</summary>
    [CapturesTheory]
    [Trait("Fault", "F-28")]
    [InlineData(BinanceCaptures.Btc2024, 6_352, 193, 490)]
    [InlineData(BinanceCaptures.Eth2024, 8_922, 0, 744)]
    [InlineData(BinanceCaptures.Btc2023, 16_110, 0, 1_565)]
    [InlineData(BinanceCaptures.Two2021, 443, 0, 19)]
    public void Replay_Session_EqualsTheReferenceAndTheTicker(string capture, int live, int notLive, int witnessed)
    {
        DeepReplay replay = Play(BinanceCaptures.Lines(capture));
        Assert.Equal((live, notLive, witnessed, 0), (replay.Live, replay.NotLive, replay.Witnessed, replay.Gaps));
    }

    [CapturesTheory]
    [Trait("Fault", "F-24")]
    [InlineData(BinanceCaptures.Eth2024, 1)]
    [InlineData(BinanceCaptures.Eth2024, 2)]
    [InlineData(BinanceCaptures.Two2021, 3)]
    [InlineData(BinanceCaptures.Two2021, 4)]
    [InlineData(BinanceCaptures.Two2021, 5)]
    public void Replay_SnapshotComesLate_EqualsTheReference(string capture, int seed)
    {
        SeededRandom random = new((ulong)seed);
        List<CaptureLine> lines = BinanceCaptures.Delayed(capture, () => DelaysMs[(int)(random.NextUnit() * DelaysMs.Length)] * 1_000_000);
        DeepReplay replay = Play(lines);
        Assert.Equal((0, 0, 0), (replay.Gaps, replay.NotLive, replay.Faults));
        Assert.True(replay.Live > 400);
    }

    /// <summary>The snapshot is the last thing that comes: all that it needs has waited.</summary>
    [CapturesFact]
    [Trait("Fault", "F-24")]
    public void Replay_SnapshotComesAfterAllUpdates_EqualsTheReference()
    {
        List<CaptureLine> lines = BinanceCaptures.Lines(BinanceCaptures.Two2021);
        DeepReplay replay = Play([.. lines.Where(l => !BinanceCaptures.IsSnapshot(l)), .. lines.Where(BinanceCaptures.IsSnapshot)]);
        Assert.Equal((0, 0), (replay.Gaps, replay.Faults));
    }

    private static DeepReplay Play(List<CaptureLine> lines)
    {
        DeepReplay replay = new(BinanceCaptureSymbols.Find(lines).Symbols);
        lines.ForEach(l => replay.Apply(l.Frame));
        return replay;
    }
}
