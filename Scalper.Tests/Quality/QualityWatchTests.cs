using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Tests.Components;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Quality;

/// <summary>Grades of symbols on a real lane in virtual time.</summary>
public sealed class QualityWatchTests
{
    private readonly WatchedMarket _market = new();
    private readonly Dictionary<string, long> _updates = new() { [A] = 10, [B] = 10 };

    public QualityWatchTests()
    {
        _market.Probe.Snapshot(A);
        _market.Probe.Snapshot(B);
        _market.Watch.Look();
    }

    [Fact]
    public void Look_FirstMinute_IsNotGradedAndSaysSo()
    {
        Assert.Equal((null, "not graded yet: observed for 0 of 60 s"), (_market[A].Grade, _market[A].Reasons[0]));
        _market.RunTo(59_000, Both);
        Assert.Equal((null, "not graded yet: observed for 59 of 60 s"), (_market[A].Grade, _market[A].Reasons[0]));
        Assert.False(_market[A].HidesScore);
        _market.RunTo(60_000, Both);
        Assert.Equal((QualityGrade.A, QualityGrade.A), (_market[A].Grade, _market[B].Grade));
        Assert.Same(SymbolQuality.Unknown, _market["CUSDT"]);
    }

    [Fact]
    public void Look_NothingChanges_PublishesTheSameObject()
    {
        _market.RunTo(60_000, Both);
        SymbolQuality before = _market[A];
        _market.RunTo(70_000, Both);
        Assert.Same(before, _market[A]);
    }

    [Fact]
    public void Look_Gap_LowersThatSymbolAloneUntilItHasLeftTheWindow()
    {
        _market.RunTo(120_000, Both);
        Gap(A);
        _market.RunTo(121_000, Both);
        Assert.Equal((QualityGrade.B, "1 sequence gap in 2 min; A allows 0"), (_market[A].Grade, _market[A].Reasons.Single()));
        Assert.Equal(QualityGrade.A, _market[B].Grade);

        _market.RunTo(120_000 + 885_000, Both);
        Assert.Equal("1 sequence gap in 15 min; A allows 0", _market[A].Reasons.Single());
        _market.RunTo(121_000 + 900_000, Both);
        Assert.Equal(QualityGrade.A, _market[A].Grade);
    }

    [Theory]
    [InlineData(2, QualityGrade.B)]
    [InlineData(3, QualityGrade.C)]
    [InlineData(6, QualityGrade.D)]
    [InlineData(16, QualityGrade.F)]
    public void Look_SoManyGaps_GiveTheGrade(int gaps, QualityGrade grade)
    {
        for (int i = 0; i < gaps; i++)
        {
            Gap(A);
        }

        _market.RunTo(60_000, Both);
        Assert.Equal((grade, QualityCriterion.SequenceGaps), (_market[A].Grade, _market[A].Findings[0].Criterion));
    }

    [Fact]
    public void Look_CrossedForSeconds_NamesTheSeconds()
    {
        _market.RunTo(100_000, Both);
        _market.Probe.Book(A, false, ++_updates[A], [("100.2", "1")], []);
        _market.RunTo(102_500, Only(B));
        Snapshot(A);
        _market.RunTo(200_000, Both);
        Assert.Equal((QualityGrade.C, "crossed for 2.5 s in 3 min; B allows 2 s"), (_market[A].Grade, _market[A].Reasons[0]));
    }

    [Fact]
    public void Look_UnreadableFrame_IsNamed()
    {
        _market.RunTo(60_000, Both);
        _market.Probe.Lane.Step(Encoding.UTF8.GetBytes("""{"topic":"orderbook.50.AUSDT","type":"delta","data":{"s":"AUSDT","b":[["x","1"]],"a":[],"u":11,"seq":12}}"""), _market.Probe.NowNs);
        Snapshot(A);
        _market.RunTo(61_000, Both);
        Assert.Equal("1 unreadable frame in 61 s; A allows 0", Assert.Single(_market[A].Reasons));
    }

    [Theory]
    [InlineData("publicTrade")]
    [InlineData("tickers")]
    public void Look_UnreadableTradesOrTicker_LowerTheGradeOfThatSymbolAlone(string topic)
    {
        _market.RunTo(60_000, Both);
        for (int i = 0; i < 3; i++)
        {
            _market.Probe.Step($$"""{"topic":"{{topic}}.AUSDT","type":"snapshot","data":7}""");
        }

        _market.RunTo(61_000, Both);
        Assert.Equal((QualityGrade.C, "3 unreadable frames in 61 s; B allows 2"), (_market[A].Grade, Assert.Single(_market[A].Reasons)));
        Assert.Equal(QualityGrade.A, _market[B].Grade);
    }

    [Fact]
    public void Look_NeverLive_IsF()
    {
        WatchedMarket market = new();
        market.Probe.Snapshot(B);
        market.Watch.Look();
        market.RunTo(89_000, () => Deliver(market, B));
        Assert.Equal((null, QualityGrade.A), (market[A].Grade, market[B].Grade));
        market.RunTo(90_000, () => Deliver(market, B));
        Assert.Equal((QualityGrade.F, "Live 0 % of 60 s; D asks for 50 %"), (market[A].Grade, market[A].Reasons[0]));
        Assert.True(market[A].HidesScore);
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(20_900)]
    public void Look_FirstSnapshotAfterSeconds_CostsNothing(long milliseconds)
    {
        WatchedMarket market = new();
        market.Watch.Look();
        market.RunTo(milliseconds, () => { });
        market.Probe.Snapshot(A);
        market.RunTo(80_000, () => Deliver(market, A));
        Assert.Null(market[A].Grade);
        market.RunTo(81_000, () => Deliver(market, A));
        Assert.Equal(QualityGrade.A, market[A].Grade);
    }

    [Fact]
    public void Look_ConnectionLostAndBack_IsOneResyncAndTheTimeWithout()
    {
        _market.RunTo(600_000, Both);
        _market.Probe.Lane.Disconnected(_market.Probe.NowNs);
        _market.RunTo(620_000, () => { });
        _market.Probe.Connect();
        Snapshot(A);
        Snapshot(B);
        _market.RunTo(900_000, Both);
        Assert.Equal((QualityGrade.B, "Live 97.76 % of 15 min; A asks for 99 %"), (_market[A].Grade, Assert.Single(_market[A].Reasons)));
    }

    [Fact]
    public void Look_SilentWhileOthersDeliver_NamesTheSilence()
    {
        _market.RunTo(600_000, Both);
        _market.RunTo(635_000, Only(B));
        Assert.Contains("silent for 35 s while the venue delivered; B allows 30 s", _market[A].Reasons);
        Assert.Equal(QualityGrade.A, _market[B].Grade);
    }

    [Fact]
    public void Look_VenueSilentAsAWhole_MakesNoDataOld()
    {
        _market.RunTo(600_000, Both);
        _market.RunTo(612_000, () => { });
        Snapshot(A);
        _market.RunTo(612_500, Only(A));
        Snapshot(B);
        _market.RunTo(700_000, Both);
        Assert.DoesNotContain(_market[A].Findings.Concat(_market[B].Findings), f => f.Criterion == QualityCriterion.DataAge);
    }

    [Fact]
    public void Look_OneSymbolSilentWhileTheMetricsFeedDelivers_IsOld()
    {
        _market.Symbols = [_market.Symbols[0]];
        _market.RunTo(600_000, Both);
        _market.RunTo(635_000, () => _market.MetricsAtMs = _market.Probe.NowNs / 1_000_000);
        Assert.Contains(_market[A].Findings, f => f is { Criterion: QualityCriterion.DataAge, Value: 35 });
    }

    [Fact]
    public void Look_QuietBookThatItsTickerVouchesFor_IsFresh()
    {
        _market.RunTo(300_000, () =>
        {
            _market.Probe.Ticker(A);
            Deliver(B);
        });
        Assert.True(_market.Probe.View(A).IsQuiet);
        Assert.Equal(QualityGrade.A, _market[A].Grade);
    }

    [Fact]
    public void Look_Gone_IsFAtOnceAndItsWindowOutlivesTheRestartOfTheCounters()
    {
        _market.RunTo(60_000, Both);
        _market.RunTo(362_000, Only(B));
        Assert.Equal((QualityGrade.F, "gone: nothing came for a long time"), (_market[A].Grade, _market[A].Reasons[0]));
        Snapshot(A);
        _market.RunTo(400_000, Both);
        Assert.DoesNotContain(_market[A].Findings, f => f.Criterion == QualityCriterion.Gone);
        QualityFinding live = _market[A].Findings.Single(f => f.Criterion == QualityCriterion.LiveShare);
        Assert.InRange(live.Value, 26, 28);
    }

    [Fact]
    public void Look_BackFromGone_StaysFUntilItsSilenceHasLeftTheWindow()
    {
        _market.RunTo(60_000, Both);
        _market.RunTo(362_000, Only(B));
        Snapshot(A);
        _market.RunTo(362_000 + 885_000, Both);
        Assert.Equal((QualityGrade.F, QualityCriterion.DataAge), (_market[A].Grade, _market[A].Findings[0].Criterion));
        _market.RunTo(362_000 + 900_000, Both);
        Assert.Equal((QualityGrade.A, 0), (_market[A].Grade, _market[A].Findings.Count));
    }

    [Fact]
    public void Look_InstrumentReplaced_KeepsTheWindowAndInventsNoFault()
    {
        Gap(A);
        _market.RunTo(60_000, Both);
        FollowedSymbol replacement = new(_market.Symbols[0].Instrument, lane: 0, place: 0);
        _market.Probe.Lane.Inbox.TryDo(lane => lane.Change(new LaneChange { Replacements = [replacement] }));
        _market.Probe.Lane.Idle(_market.Probe.NowNs);
        _market.Symbols = [replacement, _market.Symbols[1]];
        Snapshot(A);
        _market.RunTo(120_000, Both);
        Assert.Equal("1 sequence gap in 2 min; A allows 0", Assert.Single(_market[A].Reasons));
        Gap(A);
        _market.RunTo(121_000, Both);
        Assert.StartsWith("2 sequence gaps in 2 min", _market[A].Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Look_NoLongerFollowed_IsForgottenAndBeginsAnewWhenFollowedAgain()
    {
        Gap(A);
        _market.RunTo(60_000, Both);
        IReadOnlyList<FollowedSymbol> both = _market.Symbols;
        _market.Symbols = [both[1]];
        _market.RunTo(61_000, Both);
        Assert.Same(SymbolQuality.Unknown, _market[A]);
        Assert.Equal(QualityGrade.A, _market[B].Grade);

        _market.Symbols = both;
        _market.RunTo(62_000, Both);
        Assert.Equal("not graded yet: observed for 0 of 60 s", _market[A].Reasons[0]);
        _market.RunTo(123_000, Both);
        Assert.Equal(QualityGrade.A, _market[A].Grade);
    }

    [Fact]
    public void Look_ProcessDidNotRun_ThatTimeIsNeitherLiveNorNot()
    {
        _market.RunTo(400_000, Both);
        _market.Probe.NowMs += 60_000;
        Both();
        _market.Watch.Look();
        Assert.Equal(QualityGrade.A, _market[A].Grade);
        _market.RunTo(500_000, Both);
        Gap(A);
        _market.RunTo(501_000, Both);
        Assert.Equal("1 sequence gap in 7 min; A allows 0", Assert.Single(_market[A].Reasons));
    }

    [Fact]
    public void Look_AfterAPauseLongerThanTheWindow_IsNotGradedYet()
    {
        Gap(A);
        _market.RunTo(600_000, Both);
        _market.Probe.NowMs += 1_000_000;
        Both();
        _market.Watch.Look();
        Assert.Equal("not graded yet: observed for 0 of 60 s", _market[A].Reasons[0]);
        _market.RunTo(_market.Probe.NowMs + 60_000, Both);
        Assert.Equal(QualityGrade.A, _market[A].Grade);
    }

    [Fact]
    public void Look_LaneStandsStill_ItsBooksAreNotLiveMeanwhile()
    {
        _market.RunTo(600_000, Both);
        _market.Symbols[0].Suspend(true);
        _market.RunTo(690_000, Only(B));
        _market.Symbols[0].Suspend(false);
        _market.RunTo(700_000, Both);
        Assert.Equal(QualityGrade.D, _market[A].Grade);
        Assert.Contains(_market[A].Findings, f => f.Criterion == QualityCriterion.LiveShare && f.Value < 90);
        Assert.Equal(QualityGrade.A, _market[B].Grade);
    }

    [Fact]
    public void Look_LaneStandsStill_TheTimeThatItsCountersRunOnIsNotLive()
    {
        _market.RunTo(600_000, Both);
        Suspend(true);
        for (int i = 0; i < 90; i++)
        {
            // Nothing comes to the lane: what it published last still says since when its books are Live.
            _market.Probe.NowMs += 1_000;
            _market.Watch.Look();
        }

        Assert.NotEqual(0, _market.Probe.View(A).Counters.LiveSinceNs);
        Suspend(false);
        _market.RunTo(700_000, Both);
        Assert.All([A, B], s => Assert.Equal("Live 87.14 % of 12 min; C asks for 90 %", Assert.Single(_market[s].Reasons)));
    }

    [Theory]
    [InlineData(20, QualityGrade.C)]
    [InlineData(19, QualityGrade.A)]
    public void Look_WorstMinuteBehindTheMetricsFeed_CountsForAllSymbolsWhereItHasEnoughTrades(long trades, QualityGrade grade)
    {
        _market.RunTo(60_000, Both);
        _market.Lag = new LagReading(trades, 151, 900);
        _market.RunTo(62_000, Both);
        _market.Lag = new LagReading(500, -3, 40);
        _market.RunTo(600_000, Both);
        Assert.Equal((grade, grade), (_market[A].Grade, _market[B].Grade));
    }

    [Fact]
    public async Task Run_EverySecond_LooksUntilCancelled()
    {
        ManualTime pace = new(DateTimeOffset.UnixEpoch);
        WatchedMarket market = new(pace);
        using CancellationTokenSource stop = new();
        Task run = market.Watch.RunAsync(stop.Token);
        Assert.Same(SymbolQuality.Unknown, market[A]);

        pace.Advance(TimeSpan.FromSeconds(1));
        await EndToEnd.Wait.ForAsync(() => Task.FromResult(market[A]), q => q != SymbolQuality.Unknown);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(0, pace.Timers);
    }

    private void Both()
    {
        Deliver(A);
        Deliver(B);
    }

    private void Suspend(bool isSuspended)
    {
        foreach (FollowedSymbol symbol in _market.Symbols)
        {
            symbol.Suspend(isSuspended);
        }
    }

    private Action Only(string symbol) => () => Deliver(symbol);

    private void Deliver(string symbol) => _market.Probe.Delta(symbol, ++_updates[symbol]);

    private void Snapshot(string symbol) => _market.Probe.Snapshot(symbol, _updates[symbol] += 10);

    private void Gap(string symbol)
    {
        _market.Probe.Delta(symbol, _updates[symbol] += 3);
        Snapshot(symbol);
    }

    private static void Deliver(WatchedMarket market, string symbol) => market.Probe.Delta(symbol, market.Probe.View(symbol).UpdateId + 1);
}
