using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>Random frames, sound and broken, through codec and book: always what the slow reference book says.</summary>
public sealed class OrderBookProperties
{
    private const int Depth = 5;
    private const string Symbol = "XUSDT";
    private static readonly Instrument Instrument = new(Symbol, DecimalStep.Parse("0.5"), DecimalStep.Parse("0.001"));

    /// <summary>How a frame's update id follows the last one.</summary>
    private enum Step
    {
        Next,
        Gap,
        Old,
        Restart,
        Snapshot,
    }

    private static Gen<Step> Steps => Gen.Frequency(
        (30, Gen.Constant(Step.Next)), (1, Gen.Constant(Step.Gap)), (3, Gen.Constant(Step.Old)), (1, Gen.Constant(Step.Restart)), (3, Gen.Constant(Step.Snapshot)));

    [Fact]
    [Trait("Fault", "F-25")]
    public void Apply_AnyFrames_EqualsTheReferenceAfterEachFrame()
    {
        int live = 0, invalid = 0;
        Properties.ForAll(
            Frames(bidsUpTo: 16, asksFrom: 15).ArrayOf(80),
            frames =>
            {
                BookReplay replay = Play(frames);
                live += replay.Book(0).IsLive ? 1 : 0;
                invalid += (int)replay.Book(0).Faults;
            });
        Assert.True(live > 20 && invalid > 200, $"too tame to prove anything: {live} live at the end, {invalid} faults");
    }

    [Fact]
    [Trait("Fault", "F-27")]
    [Trait("Fault", "F-32")]
    public void Apply_SoundPrices_StaysSortedAndWithinDepth()
    {
        int updates = 0;
        Properties.ForAll(
            Frames(bidsUpTo: 12, asksFrom: 13).ArrayOf(80),
            frames =>
            {
                BookReplay replay = Play(frames);
                long[] bids = [.. replay.Book(0).Bids.Levels.ToArray().Select(l => l.PriceTicks)];
                Assert.Equal(bids.OrderDescending().Distinct(), bids);
                Assert.InRange(bids.Length, 0, Depth);
                Assert.All(replay.Book(0).Asks.Levels.ToArray(), l => Assert.True(l.QtyLots > 0));
                updates += bids.Length;
            });
        Assert.True(updates > 300, "too tame to prove anything");
    }

    private static BookReplay Play((Step Step, (int Price, int Lots)[] Bids, (int Price, int Lots)[] Asks)[] frames)
    {
        BookReplay replay = new([(Instrument, Depth)]);
        long u = 100, seq = 0;
        foreach ((Step step, (int, int)[] bids, (int, int)[] asks) in frames)
        {
            u = step switch
            {
                Step.Next => u + 1,
                Step.Gap => u + 2,
                Step.Old => Math.Max(u - (u % 3), 2),
                Step.Restart => 1,
                _ => u + 5,
            };
            string frame = FrameText.Book(
                Symbol, Depth, step == Step.Snapshot, u, seq += 3, 1_000, Levels(bids), Levels(asks), u % 2 == 0 ? FrameText.LinearOrder : "data cts type ts topic");
            replay.Apply(Encoding.UTF8.GetBytes(frame));
            u = Math.Max(u, replay.Book(0).UpdateId);
            u = step == Step.Restart ? 1 : u;
        }

        return replay;
    }

    // Few prices, so that changes, removals, unknown removals, prices given twice, crossed and deep books are all common.
    private static Gen<(Step, (int, int)[], (int, int)[])> Frames(int bidsUpTo, int asksFrom) =>
        from step in Steps
        from bids in Level(bidsUpTo - 7, bidsUpTo).ArrayOf(3)
        from asks in Level(asksFrom, asksFrom + 7).ArrayOf(3)
        from more in Gen.Choose(0, 3)
        select (step, bids.Skip(more).ToArray(), asks.Skip(more / 2).ToArray());

    private static Gen<(int, int)> Level(int low, int high) =>
        from price in Gen.Choose(low, high)
        from lots in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 2_000)))
        select (price, lots);

    private static IEnumerable<(string, string)> Levels((int Price, int Lots)[] levels) =>
        levels.Select(l => (Instrument.TickSize.Format(l.Price), l.Lots == 0 ? "0" : Instrument.QtyStep.Format(l.Lots)));
}
