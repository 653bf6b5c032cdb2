using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Web.Data;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

public sealed class ProfileBookTests
{
    private readonly FakeMarket _market = new();
    private readonly ProfileBook _book = new("venue");
    private readonly ProfiledSymbol _btc;

    public ProfileBookTests()
    {
        _btc = new ProfiledSymbol(_market, "BTCUSDT");
        _market.Universe = new FollowedUniverse(UniverseSource.Venue, [], null)
        {
            ListedAt = DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs - 60_000),
            Verdicts = [Verdict("BTCUSDT", UniverseCategory.Prime)],
        };
    }

    private SymbolProfileRow Btc => _book.Find("BTCUSDT")!.Row;

    [Fact]
    public void Look_FollowedSymbol_TakesFactsAndFigures()
    {
        _btc.Snapshot();
        _book.Look(_market);
        Assert.Equal(
            ("venue", "BTCUSDT", "0.10", "0.001", 100.0, "Trading", "Prime"),
            (Btc.Venue, Btc.Symbol, Btc.TickSize, Btc.QtyStep, Btc.MaxLeverage, Btc.Status, Btc.Category));
        Assert.Equal(("USDC", "LinearPerpetual", 1_585_526_400_000L, 480), (Btc.Quote, Btc.ContractType, Btc.LaunchedAtMs, Btc.FundingIntervalMinutes));
        Assert.Equal((Views.AtMs, 5e6, 70.0, -1.25), (Btc.DayAtMs, Btc.Turnover24h, Btc.Volume24h, Btc.PriceChangePct24h));
        Assert.Equal((Views.AtMs, Views.AtMs, Views.AtMs), (Btc.FirstSeenMs, Btc.LastSeenMs, Btc.FollowedAtMs));
        Assert.InRange(Btc.SpreadBps!.Value, 0.489, 0.511);
        Assert.Equal(1, Btc.SpreadSamples);
    }

    [Fact]
    public void Look_ListDoesNotSayTheFundingInterval_IsTheOneSeenElseTheOneKept()
    {
        _market.Universe = new FollowedUniverse(UniverseSource.Fallback, [], null);
        _book.Restore([Kept("BTCUSDT", Views.AtMs - 1_000)]);
        _btc.Snapshot();
        Run(1);
        Assert.Equal((480, "USDT", 11L), (Btc.FundingIntervalMinutes, Btc.Quote, Btc.LaunchedAtMs));
        _btc.NextFundingAtMs = Views.AtMs + 1_000;
        _btc.Ticker();
        Run(1);
        _btc.NextFundingAtMs += 4 * 3_600_000;
        _btc.Ticker();
        Run(1);
        Assert.Equal(240, Btc.FundingIntervalMinutes);
        _market.Universe = new FollowedUniverse(UniverseSource.Venue, [], null) { Verdicts = [Verdict("BTCUSDT", UniverseCategory.Prime, fundingMinutes: 60)] };
        Run(1);
        Assert.Equal((60, "USDC"), (Btc.FundingIntervalMinutes, Btc.Quote));
    }

    [Fact]
    public void Look_NothingReceivedYet_HasTheListsFiguresAndWasNeverSeen()
    {
        _book.Look(_market);
        Assert.Equal((Views.AtMs - 60_000, 2e6, 30.0, null), (Btc.DayAtMs, Btc.Turnover24h, Btc.Volume24h, Btc.PriceChangePct24h));
        Assert.Equal((null, null, null, 0), (Btc.FirstSeenMs, Btc.LastSeenMs, Btc.SpreadBps, Btc.SpreadSamples));
        Assert.Equal(Views.AtMs, Btc.FollowedAtMs);
    }

    [Fact]
    public void Look_MachinesClockWasSet_TellsTimesOnIt()
    {
        _market.Health = _market.Health with { Clock = new ClockReading(null, null, null, WallStepMs: 5_000) };
        _btc.Snapshot();
        _book.Look(_market);
        Assert.Equal((Views.AtMs + 5_000, Views.AtMs + 5_000, Views.AtMs + 5_000), (Btc.FirstSeenMs, Btc.DayAtMs, Btc.FollowedAtMs));
    }

    [Fact]
    public void Look_BookNotLiveForAWhile_CountsNeitherTheTimeNorItsSpread()
    {
        _btc.Snapshot();
        Run(10);
        _btc.SpreadBps = 4;
        _btc.Gap();
        Run(30);
        Assert.Equal((40_000, 10_000, 1, 1), (Btc.FollowedMs, Btc.LiveMs, Btc.SequenceGaps, Btc.Resyncs));
        Assert.Equal(0.25, _book.Find("BTCUSDT")!.Lifetime.UptimeShare);
        Assert.Equal(11, Btc.SpreadSamples);
    }

    [Fact]
    public void Look_LiveBook_MeasuresFromTheMidToTheOutermostLevelsAtEveryLook()
    {
        _btc.Snapshot();
        Run(2);
        _btc.LowestBidTicks = 99_000;
        _btc.Ticker();
        Run(1);
        Assert.InRange(Btc.BidSpanBps!.Value, 10 * 0.978, 10 * 1.022);
        Assert.InRange(Btc.AskSpanBps!.Value, 40 * 0.978, 40 * 1.022);
        Assert.Equal(5, Btc.SpanSamples);
        Run(3);
        Assert.InRange(Btc.BidSpanBps!.Value, 100 * 0.978, 100 * 1.022);
    }

    [Fact]
    public void Look_BookNotLiveOrOneSided_MeasuresNoSpan()
    {
        _btc.LowestBidTicks = null;
        _btc.Snapshot();
        Run(1);
        _btc.LowestBidTicks = 99_900;
        _btc.Gap();
        Run(1);
        Assert.Equal((null, null, 0), (Btc.BidSpanBps, Btc.AskSpanBps, Btc.SpanSamples));
    }

    [Fact]
    public void Look_LaneStandsStill_MeasuresNeitherSpreadNorSpan()
    {
        _btc.Snapshot();
        _market.Symbols[0].Suspend(true);
        Run(10);
        Assert.Equal((0, 0, 0), (Btc.SpreadSamples, Btc.SpanSamples, Btc.LiveMs));
    }

    [Fact]
    public void Look_SymbolIsNoLongerFollowed_StandsStill()
    {
        _btc.Snapshot();
        Run(10);
        _market.Unfollow();
        Run(100);
        Assert.Equal((Views.AtMs, Views.AtMs + 10_000, 10_000, 10_000), (Btc.LastSeenMs, Btc.FollowedAtMs, Btc.FollowedMs, Btc.LiveMs));
        Assert.InRange(Btc.SpreadBps!.Value, 0.489, 0.511);
        Assert.Equal((11, 11), (Btc.SpreadSamples, Btc.SpanSamples));
        Assert.InRange(Btc.AskSpanBps!.Value, 40 * 0.978, 40 * 1.022);
    }

    [Fact]
    public void Look_FollowedAgainWithOtherSteps_GoesOn()
    {
        _btc.Snapshot();
        Run(10);
        _market.Unfollow();
        Run(100);
        new ProfiledSymbol(_market, "BTCUSDT").Snapshot();
        Run(5);
        Assert.Equal((15_000, 15_000, 2, Views.AtMs), (Btc.FollowedMs, Btc.LiveMs, Btc.Messages, Btc.FirstSeenMs));
    }

    [Fact]
    public void Find_NeverLookedAt_IsNull() => Assert.Null(_book.Find("BTCUSDT"));

    [Fact]
    public void Restore_AfterTheFirstLooks_PutsWhatWasKeptBefore()
    {
        _btc.Snapshot();
        Run(10);
        _book.Restore([Kept("BTCUSDT", followedAtMs: Views.AtMs - 1_000)]);
        _book.Restore([Kept("BTCUSDT", followedAtMs: Views.AtMs - 1_000)]);
        ProfileReading reading = _book.Find("BTCUSDT")!;
        Assert.Equal((110_000, 60_000, 1_001, 7, 9), (Btc.FollowedMs, Btc.LiveMs, Btc.Messages, Btc.SequenceGaps, Btc.Resyncs));
        Assert.Equal((10_000_000_000, 1, 0), (reading.SinceStart.FollowedNs, reading.SinceStart.Messages, reading.SinceStart.SequenceGaps));
        Assert.Equal((12, Views.AtMs, 3.5), (Btc.FirstSeenMs, Btc.LastSeenMs, Btc.MessagesPerSecond));
        Assert.Equal(511, Btc.SpreadSamples);
        Assert.InRange(Btc.SpreadBps!.Value, 2 * 0.978, 2 * 1.022);
        Assert.Equal(51, Btc.SpanSamples);
        Assert.InRange(Btc.BidSpanBps!.Value, 20 * 0.978, 20 * 1.022);
        Assert.InRange(Btc.AskSpanBps!.Value, 30 * 0.978, 30 * 1.022);
        Assert.Equal(-1.25, Btc.PriceChangePct24h);
    }

    [Fact]
    public void Restore_SymbolThatIsNotFollowed_IsAsItWasKept()
    {
        SymbolProfileRow kept = Kept("OLDUSDT", Views.AtMs - 1_000);
        _book.Restore([kept]);
        _book.Look(_market);
        Assert.Equivalent(kept, _book.Find("OLDUSDT")!.Row, strict: true);
        Assert.Equal(default, _book.Find("OLDUSDT")!.SinceStart);
        Assert.DoesNotContain(_book.TakeChanged(Now), row => row.Symbol == "OLDUSDT");
    }

    [Fact]
    public void TakeChanged_Twice_TakesWhatChangedOrWasGivenBack()
    {
        _btc.Snapshot();
        _book.Look(_market);
        IReadOnlyList<SymbolProfileRow> taken = _book.TakeChanged(Now);
        Assert.Single(taken);
        Assert.Empty(_book.TakeChanged(Now));
        _book.GiveBack(taken);
        Assert.Single(_book.TakeChanged(Now));
        Run(1);
        Assert.Single(_book.TakeChanged(Now));
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(91, false)]
    public void TakeChanged_SymbolNotFollowedForLong_ForgetsIt(int days, bool isKept)
    {
        _book.Restore([Kept("OLDUSDT", Now.AddDays(-days).ToUnixTimeMilliseconds())]);
        _book.Look(_market);
        _book.TakeChanged(Now);
        Assert.Equal(isKept, _book.Find("OLDUSDT") is not null);
        Assert.NotNull(_book.Find("BTCUSDT"));
    }

    private static DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs);

    /// <summary>Looks once now and then once a second.</summary>
    private void Run(int seconds)
    {
        _book.Look(_market);
        for (int i = 0; i < seconds; i++)
        {
            _market.Health = _market.Health with { AtMs = _market.Health.AtMs + 1_000 };
            _book.Look(_market);
        }
    }

    private static UniverseVerdict Verdict(string symbol, UniverseCategory category, int? fundingMinutes = 480)
    {
        Instrument instrument = new(symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));
        ListedContract listed = new(instrument, IsTrading: true, IsUsdtPerpetual: true, MaxLeverage: 100, Volume24h: 30, Turnover24h: 2e6)
        {
            Status = "Trading",
            Quote = "USDC",
            ContractType = "LinearPerpetual",
            LaunchedAtMs = 1_585_526_400_000,
            FundingIntervalMinutes = fundingMinutes,
        };
        return new UniverseVerdict(instrument, category, UniverseCriterion.PrimeList, "named", listed);
    }

    internal static SymbolProfileRow Kept(string symbol, long followedAtMs) => new()
    {
        Venue = "venue",
        Symbol = symbol,
        TickSize = "0.5",
        QtyStep = "1",
        Quote = "USDT",
        ContractType = "InversePerpetual",
        LaunchedAtMs = 11,
        MaxLeverage = 25,
        Status = "PreLaunch",
        Category = "Normal",
        FundingIntervalMinutes = 480,
        FirstSeenMs = 12,
        LastSeenMs = 34,
        FollowedAtMs = followedAtMs,
        DayAtMs = 33,
        Turnover24h = 1,
        Volume24h = 2,
        PriceChangePct24h = 3,
        SpreadBps = 2,
        SpreadSamples = 500,
        BidSpanBps = 20,
        AskSpanBps = 30,
        SpanSamples = 40,
        MessagesPerSecond = 3.5,
        FollowedMs = 100_000,
        LiveMs = 50_000,
        Messages = 1_000,
        SequenceGaps = 7,
        Resyncs = 9,
        CrossedBooks = 2,
        UnreadableFrames = 1,
    };
}
