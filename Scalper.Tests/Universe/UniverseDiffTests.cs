using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Universe;

public sealed class UniverseDiffTests
{
    private static readonly string[] Steps = ["0.1", "0.10", "1"];

    private static Gen<UniverseVerdict[]> Universes => VerdictOfAny().ArrayOf().Select(all => all.DistinctBy(v => v.Symbol).ToArray());

    [Fact]
    public void Apply_AnyTwoUniverses_GivesTheNew() => Properties.ForAll(Universes.Two(), pair =>
    {
        UniverseDiff diff = UniverseDiff.Between(pair.Item1, pair.Item2);
        Assert.Equal(Facts(Followed(pair.Item2)), Facts(Apply(diff, Followed(pair.Item1))));
    });

    [Fact]
    public void Between_EqualUniverses_IsEmpty() => Properties.ForAll(Universes, universe =>
        Assert.True(UniverseDiff.Between(universe, universe.Select(v => Verdict(
            v.Symbol, v.Category, v.Instrument.TickSize.Text, v.Instrument.QtyStep.Text, v.Listed?.MaxLeverage))).IsEmpty));

    [Fact]
    public void Between_SameUniversesInAnotherOrder_IsTheSameDiff() => Properties.ForAll(Universes.Two(), pair =>
        Assert.Equal(
            Lines(UniverseDiff.Between(pair.Item1, pair.Item2)),
            Lines(UniverseDiff.Between(pair.Item1.Reverse(), pair.Item2.OrderBy(v => v.Instrument.TickSize.Text)))));

    [Fact]
    public void Between_AnyTwoUniverses_HasOnlyWhatDiffersAndNothingTwice() => Properties.ForAll(Universes.Two(), pair =>
    {
        UniverseDiff diff = UniverseDiff.Between(pair.Item1, pair.Item2);
        Dictionary<string, string> old = Followed(pair.Item1).ToDictionary(c => c.Symbol, c => Facts([c])[0]);
        Dictionary<string, string> next = Followed(pair.Item2).ToDictionary(c => c.Symbol, c => Facts([c])[0]);
        Assert.Equal(next.Keys.Except(old.Keys).Order(StringComparer.Ordinal), diff.Adds.Select(d => d.Symbol));
        Assert.Equal(old.Keys.Except(next.Keys).Order(StringComparer.Ordinal), diff.Drops.Select(d => d.Symbol));
        Assert.Equal(
            old.Keys.Intersect(next.Keys).Where(s => old[s] != next[s]).Order(StringComparer.Ordinal), diff.Changes.Select(d => d.Symbol));
    });

    [Fact]
    public void Id_AnyTwoDiffs_IsTheSameWhereTheDifferencesAreAndOnlyThere() => Properties.ForAll(Universes.Three(), u =>
    {
        UniverseDiff one = UniverseDiff.Between(u.Item1, u.Item2), other = UniverseDiff.Between(u.Item1, u.Item3);
        Assert.Equal(one.Id, UniverseDiff.Between(u.Item1, u.Item2.Reverse()).Id);
        Assert.Equal(Apply(one, Followed(u.Item1)).Select(Fact).SequenceEqual(Apply(other, Followed(u.Item1)).Select(Fact)), one.Id == other.Id);
    });

    [Fact]
    public void Between_EachKind_SaysWhy()
    {
        UniverseVerdict[] before = [Verdict("GONE"), Verdict("LOW"), Verdict("SAME"), Verdict("TICK"), Verdict("OUT", UniverseCategory.Excluded)];
        UniverseVerdict[] after =
        [
            Verdict("LOW", UniverseCategory.Excluded), Verdict("SAME"), Verdict("TICK", tick: "0.5", step: "10", leverage: null), Verdict("OUT"), Verdict("NEW"),
        ];
        Assert.Equal(
            [
                "+ NEW: reason of Normal; before: not on the list",
                "+ OUT: reason of Normal; before: reason of Excluded",
                "- GONE: no longer on the list",
                "- LOW: reason of Excluded",
                "~ TICK: tick size 0.5 instead of 0.1, quantity step 10 instead of 1, maximum leverage unknown instead of 50",
            ],
            Lines(UniverseDiff.Between(before, after)));
    }

    /// <summary>What an administrator is shown is what the lanes are told: the diff and the engine's own comparison are made apart.</summary>
    [Fact]
    public void Between_AnyTwoUniverses_IsWhatTheLanesAreTold() => Properties.ForAll(Universes.Two(), pair =>
    {
        UniverseDiff diff = UniverseDiff.Between(pair.Item1, pair.Item2);
        RunningLanes running = new([new Lane(new EngineOptions(), [], [])], [], [.. Followed(pair.Item1).Select((c, place) => new FollowedSymbol(c.Instrument, 0, place))], null);
        FollowedUniverse next = new(UniverseSource.Venue, [.. Followed(pair.Item2).Select(c => c.Instrument)], null);
        LaneChange told = Assert.Single(new UniverseShift(running, next, lanes => new LanePlan(i => [i.Symbol], 100, 10_000, lanes)).Changes);

        Assert.Equal(Symbols(diff.Adds), told.Adds.Select(a => a.Symbol.Instrument.Symbol).Order(StringComparer.Ordinal));
        Assert.Equal(Symbols(diff.Drops), told.Drops.Select(s => s.Instrument.Symbol).Order(StringComparer.Ordinal));

        // Another leverage is shown, and no matter of a lane's.
        IEnumerable<UniverseDifference> steps = diff.Changes.Where(d => !d.After!.Instrument.HasStepsOf(d.Before!.Instrument));
        Assert.Equal(Symbols(steps), told.Replacements.Select(s => s.Instrument.Symbol).Order(StringComparer.Ordinal));
    });

    private static IEnumerable<string> Symbols(IEnumerable<UniverseDifference> differences) => differences.Select(d => d.Symbol);

    private static IEnumerable<FollowedContract> Apply(UniverseDiff diff, IEnumerable<FollowedContract> followed)
    {
        Dictionary<string, FollowedContract> result = followed.ToDictionary(c => c.Symbol, StringComparer.Ordinal);
        foreach (UniverseDifference difference in diff.Drops.Concat(diff.Changes).Concat(diff.Adds))
        {
            Assert.Equal(difference.Before is not null, result.Remove(difference.Symbol));
            if (difference.After is { } after)
            {
                result.Add(after.Symbol, after);
            }
        }

        return result.Values.OrderBy(c => c.Symbol, StringComparer.Ordinal);
    }

    private static string[] Lines(UniverseDiff diff) =>
    [
        .. diff.Adds.Select(d => $"+ {d.Symbol}: {d.Why}"),
        .. diff.Drops.Select(d => $"- {d.Symbol}: {d.Why}"),
        .. diff.Changes.Select(d => $"~ {d.Symbol}: {d.Why}"),
    ];

    private static FollowedContract[] Followed(IEnumerable<UniverseVerdict> verdicts) => [.. verdicts.Where(v => v.IsFollowed).Select(FollowedContract.Of)];

    private static string[] Facts(IEnumerable<FollowedContract> contracts) =>
        [.. contracts.OrderBy(c => c.Symbol, StringComparer.Ordinal).Select(Fact)];

    private static string Fact(FollowedContract contract) =>
        $"{contract.Symbol} {contract.Instrument.TickSize} {contract.Instrument.QtyStep} {contract.MaxLeverage}";

    // Few names and values, so that universes share many of them.
    private static Gen<UniverseVerdict> VerdictOfAny() =>
        from symbol in Gen.Choose(0, 12)
        from category in Gen.Elements(Enum.GetValues<UniverseCategory>())
        from tick in Gen.Elements(Steps)
        from step in Gen.Elements(Steps)
        from leverage in Gen.Elements<double?>(null, 25, 50)
        select Verdict($"S{symbol}USDT", category, tick, step, leverage);

    private static UniverseVerdict Verdict(
        string symbol, UniverseCategory category = UniverseCategory.Normal, string tick = "0.1", string step = "1", double? leverage = 50)
    {
        Instrument instrument = new(symbol, DecimalStep.Parse(tick), DecimalStep.Parse(step));
        ListedContract? listed = leverage is { } known ? new ListedContract(instrument, true, true, known, 1, 1) : null;
        return new UniverseVerdict(instrument, category, UniverseCriterion.Rank, $"reason of {category}", listed);
    }
}
