namespace Scalper.Tests.Reference;

public sealed class SyntheticCaptureTests
{
    /// <summary>Enough for every incident of the appendix to happen at least once.</summary>
    private static readonly int[] Seeds = [.. Enumerable.Range(1, 12)];

    private static readonly Dictionary<int, (ReferenceEngine Engine, List<ReferenceLine> Lines)> Runs = [];

    [Fact]
    public void Generate_SameSeed_SameLines() => Assert.Equal(SyntheticCapture.Generate(3), SyntheticCapture.Generate(3));

    [Fact]
    public void Generate_OtherSeed_OtherLines() => Assert.NotEqual(SyntheticCapture.Generate(1)[50], SyntheticCapture.Generate(2)[50]);

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    public void Generate_SeedWithoutFaults_BookIsNeverInvalid(int seed)
    {
        (ReferenceEngine engine, _) = Run(seed);

        Assert.All(engine.Symbols.Values, symbol =>
        {
            Assert.DoesNotContain(ReferenceBookOutcome.BecameInvalid, symbol.Outcomes);
            Assert.DoesNotContain(ReferenceBookOutcome.Old, symbol.Outcomes);
        });
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Generate_SeedDivisibleByFour_HasFiveMinuteMomentum(int seed)
    {
        (_, List<ReferenceLine> lines) = Run(seed);

        Assert.Contains(lines, line => line.Momentum.Volatility5m > 0);
    }

    [Fact]
    public void Generate_ManySeeds_TakeTheBookThroughEveryOutcome()
    {
        IEnumerable<ReferenceBookOutcome> outcomes = Seeds.SelectMany(seed => Run(seed).Engine.Symbols.Values).SelectMany(symbol => symbol.Outcomes);

        Assert.Equal(Enum.GetValues<ReferenceBookOutcome>(), outcomes.Distinct().Order());
    }

    [Fact]
    public void Generate_ManySeeds_HoldEveryKindOfWallEpisode()
    {
        List<ReferenceWallEpisodes> episodes = Seeds.SelectMany(seed => Run(seed).Engine.Symbols.Values).Select(symbol => symbol.Episodes).ToList();
        List<ReferenceEpisode> closed = episodes.SelectMany(each => each.Closed).ToList();

        foreach (ReferenceEpisodeOrigin origin in Enum.GetValues<ReferenceEpisodeOrigin>())
        {
            Assert.Contains(closed, episode => episode.Origin == origin && episode.IsPulled);
            Assert.Contains(closed, episode => episode.Origin == origin && !episode.IsPulled);
        }

        Assert.Contains(closed, episode => episode.Pulled > 0 && episode.Traded > 0 && episode.Added > 0);
        Assert.Contains(closed, episode => episode is { Pulled: 0, Traded: > 0 });
        Assert.Contains(closed, episode => episode is { Pulled: > 0, Traded: 0 });
        Assert.Contains(closed, episode => episode.Life(0) < 1_000_000_000);
        Assert.Contains(closed, episode => episode.Life(0) > 30_000_000_000);
        Assert.Contains(closed, episode => !episode.IsNear);
        Assert.True(episodes.Sum(each => each.Left) > 100);
        Assert.True(episodes.Sum(each => each.LateTrades) > 100);
    }

    [Fact]
    public void Generate_ManySeeds_PrintEveryWordAndNone()
    {
        List<ReferenceLine> lines = Seeds.SelectMany(seed => Run(seed).Lines).ToList();

        Assert.Equal(["APPEARING", "DISAPPEARING", "STABLE"], lines.Select(line => line.Walls.WallActivity).Distinct().Order());
        Assert.Equal(["", "BEARISH", "BULLISH", "NEUTRAL"], lines.Select(line => line.Momentum.Trend ?? "").Distinct().Order());
        Assert.Equal(["LONG", "NEUTRAL", "SHORT"], lines.Select(line => line.Side).Distinct().Order());
        Assert.Contains(lines, line => line.RecvNs is null);
        Assert.Contains(lines, line => line.Orderbook.BidDepth is null && line.Walls.BidWalls.Count + line.Walls.AskWalls.Count > 0);
        Assert.Contains(lines, line => line.TradeFlow.TradeCount == 0);
        Assert.Contains(lines, line => line.TradeFlow is { TradeCount: > 0, BuyVsSellRatio: null });
        Assert.Contains(lines, line => line.TradeFlow.SideDisagreement > 0);
        Assert.Contains(lines, line => line.Walls.SpoofingScore > 60);
        Assert.Contains(lines, line => line.Walls.SpoofingScore is > 0 and < 60);
        Assert.Contains(lines, line => line.Walls.BidWalls.Count > 1);
        Assert.Contains(lines, line => line.RawScore < 0);
    }

    private static (ReferenceEngine Engine, List<ReferenceLine> Lines) Run(int seed)
    {
        if (!Runs.TryGetValue(seed, out (ReferenceEngine, List<ReferenceLine>) run))
        {
            ReferenceEngine engine = new(ReferenceOptions.Default);
            Runs[seed] = run = (engine, SyntheticCapture.Generate(seed).Select(engine.Apply).OfType<ReferenceLine>().ToList());
        }

        return run;
    }
}
