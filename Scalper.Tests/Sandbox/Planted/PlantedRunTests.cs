using System.Diagnostics;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Sandbox.Planted;
using Xunit.Abstractions;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>The planted market as the engine sees it.</summary>
public sealed class PlantedRunTests(ITestOutputHelper output)
{
    [Fact]
    public void Play_TenMinutes_EveryBookIsLiveAndSaysTheSignal()
    {
        PlantedTerms terms = new(0.0001);
        PlantedRun run = new(terms, symbols: 2, seed: 3);
        LatentSignal[] signals = [.. run.Symbols.Select(s => terms.Signal(3, s.Instrument.Symbol))];
        int[] steps = new int[2];
        run.Play(600, (atNs, symbol) =>
        {
            ref readonly SymbolView view = ref symbol.Slot.Own;
            Assert.Equal(BookStatus.Live, view.Status);
            if (view.BookUpdatedAtNs != atNs)
            {
                return;
            }

            // By the clock: a step that leaves the book as it was is not sent.
            LatentSignal signal = signals[symbol.Place];
            for (; steps[symbol.Place] < (atNs - PlantedRun.StartNs) / (PlantedTerms.StepMs * 1_000_000L); steps[symbol.Place]++)
            {
                signal.Step();
            }

            Assert.Equal(Math.Clamp(signal.Value, -PlantedTerms.MostShown, PlantedTerms.MostShown), view.OrderBook.DepthImbalance!.Value, 1e-4 + 1e-9);
            Assert.Equal(15 * view.OrderBook.DepthImbalance.Value, view.Score.Contributions.DepthImbalance!.Value, 1e-12);
            Assert.Equal(1, view.BestAskTicks - view.BestBidTicks);
            Assert.Equal(0, view.Score.Contributions.Walls);
            Assert.Equal(0, view.Score.Contributions.Spoofing);
        });
        Assert.All(run.Symbols, s => Assert.Equal(0, s.Slot.Own.Faults + s.Slot.Own.UnknownRemovals + s.Slot.Own.UnanchoredFrames));
        Assert.All(run.Symbols, s => Assert.False(s.Slot.Own.HasTradeGap));
        Assert.All(run.Symbols, s => Assert.InRange(s.Slot.Own.Scores, 3_000, 3_500));
    }

    /// <summary>What a long measurement has to count on; the figure is for whoever reads it.</summary>
    [Fact]
    public void Play_AnHour_HasAllFramesAndLittleIsSent()
    {
        Stopwatch watch = Stopwatch.StartNew();
        PlantedRun run = new(new PlantedTerms(0.0001), symbols: 1, seed: 4);
        run.Play(3_600);
        output.WriteLine($"{run.Frames} frames in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(run.Frames, 3_600 * 6, 3_600 * 7);
    }
}
