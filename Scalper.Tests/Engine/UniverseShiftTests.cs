using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Engine;

/// <summary>From any universe over any lanes to any other.</summary>
public sealed class UniverseShiftTests
{
    private const int MostSymbols = 4;

    // Few names and two steps, so that universes overlap.
    private static readonly Gen<Instrument[]> Universes =
        from names in Gen.Choose(0, 25).ListOf()
        from steps in Gen.Elements("0.1", "0.10", "0.5").ListOf(names.Count)
        select names.Zip(steps).DistinctBy(n => n.First).Select(n => new Instrument($"S{n.First}USDT", DecimalStep.Parse(n.Second), DecimalStep.Parse("1"))).ToArray();

    [Fact]
    public void Shift_AnySeriesOfUniverses_FollowsEachAndLeavesAloneWhatIsInBoth() =>
        Properties.ForAll(Universes.ListOf(), universes =>
        {
            RunningLanes running = RunningLanes.None;
            foreach (Instrument[] next in universes)
            {
                UniverseShift shift = Shift(running, next);
                RunningLanes after = Carry(running, shift, []);
                Assert.Equal(next.Select(Text), after.Symbols.Select(s => Text(s.Instrument)));
                Assert.All(after.Symbols, s => Assert.Equal(IsUntouched(running, s), running.Symbols.Contains(s)));
                Assert.Equal(after.Symbols.Count, after.Symbols.Select(s => (s.Lane, s.Place)).Distinct().Count());
                Assert.All(after.Symbols.GroupBy(s => s.Lane), lane => Assert.InRange(lane.Count(), 1, MostSymbols));
                running = after;
            }
        });

    [Fact]
    public void Shift_BusyLane_KeepsWhatItHadAndTheNextShiftMendsIt() =>
        Properties.ForAll(Gen.Zip(Universes, Universes), pair =>
        {
            RunningLanes running = Carry(RunningLanes.None, Shift(RunningLanes.None, pair.Item1), []);
            UniverseShift refused = Shift(running, pair.Item2);
            RunningLanes half = Carry(running, refused, [.. running.Lanes.Take(1).Select(_ => 0)]);
            Assert.True(running.Lanes.Count == 0 || running.Symbols.Where(s => s.Lane == 0).ToHashSet().SetEquals(half.Symbols.Where(s => s.Lane == 0)));

            RunningLanes whole = Carry(half, Shift(half, pair.Item2), []);
            Assert.Equal(pair.Item2.Select(Text), whole.Symbols.Select(s => Text(s.Instrument)));
        });

    private static bool IsUntouched(RunningLanes before, FollowedSymbol after) =>
        before.BySymbol.TryGetValue(after.Instrument.Symbol, out FollowedSymbol? old) && old.Instrument.TickSize.Text == after.Instrument.TickSize.Text;

    private static string Text(Instrument instrument) => $"{instrument.Symbol} {instrument.TickSize.Text} {instrument.QtyStep.Text}";

    private static UniverseShift Shift(RunningLanes running, Instrument[] next) => new(
        running, new FollowedUniverse(UniverseSource.Venue, next, null), lanes => new LanePlan(i => [i.Symbol], MostSymbols, 1_000, lanes));

    /// <summary>Real lanes take the changes, so that a place that is not free shows.</summary>
    private static RunningLanes Carry(RunningLanes running, UniverseShift shift, HashSet<int> busy)
    {
        foreach ((int lane, LaneChange change) in shift.Changes.Index().Where(c => !busy.Contains(c.Index)))
        {
            running.Lanes[lane].Change(change);
        }

        Lane[] added = [.. shift.NewLanes.Select(l => new Lane(new EngineOptions(), [.. l.Select(s => s.Symbol)], [.. l.Select(_ => 50)]))];
        return new RunningLanes([.. running.Lanes, .. added], [], shift.Result(busy), metrics: null);
    }
}
