using Scalper.Core.Books;

namespace Scalper.Tests.Books;

/// <summary>A Live book is believed for 10 s by itself, longer on a fresh ticker's word, and not at all against a later one.</summary>
public sealed class BookFreshnessTests
{
    private const long Ms = 1_000_000;
    private const long Start = 1_786_000_000_000 * Ms;

    private readonly BookFreshness _freshness = new(10_000 * Ms, 1_000 * Ms);
    private readonly BookProbe _probe = new();

    public BookFreshnessTests() => _probe.Snapshot(10, "100:1 99:2 | 101:3 102:4");

    [Theory]
    [InlineData(0, Freshness.Fresh)]
    [InlineData(10_000, Freshness.Fresh)]
    [InlineData(10_001, Freshness.Silent)]
    public void Judge_NoTicker_IsSilentAfterTenSeconds(long ageMs, Freshness expected) => Assert.Equal(expected, Judge(default, ageMs));

    [Theory]
    [Trait("Fault", "F-01")]
    [InlineData(10_000, 10_000, Freshness.Fresh)]
    [InlineData(10_001, 10_001, Freshness.Quiet)]
    [InlineData(60_000, 60_000, Freshness.Quiet)]
    [InlineData(60_000, 50_001, Freshness.Quiet)]
    [InlineData(60_000, 50_000, Freshness.Silent)]
    [InlineData(60_000, 1, Freshness.Silent)]
    public void Judge_TickerThatAgrees_VouchesWhileItIsYoungerThanTenSeconds(long nowMs, long tickerAtMs, Freshness expected) =>
        Assert.Equal(expected, Judge(Agreeing(tickerAtMs), nowMs));

    [Fact]
    public void Judge_TickerNeverReceived_VouchesForNothing() =>
        Assert.Equal(Freshness.Silent, Judge(Agreeing(0) with { VouchedAtNs = 0 }, 10_001));

    [Theory]
    [InlineData(101, 1, 101, 3)]
    [InlineData(100, 2, 101, 3)]
    [InlineData(100, 1, 102, 3)]
    [InlineData(100, 1, 101, 4)]
    [InlineData(null, 1, 101, 3)]
    [InlineData(100, null, 101, 3)]
    [InlineData(100, 1, null, 3)]
    [InlineData(100, 1, 101, null)]
    public void Judge_TickerWithAnotherOrAMissingFigure_VouchesForNothing(int? bid, int? bidQty, int? ask, int? askQty) =>
        Assert.Equal(Freshness.Silent, Judge(Touch(10_001, bid, bidQty, ask, askQty, cs: 100), 10_001));

    [Theory]
    [InlineData(999, Freshness.Fresh)]
    [InlineData(1_000, Freshness.Behind)]
    public void Judge_LaterTickerThatDisagrees_IsBehindAfterOneSecond(long forMs, Freshness expected)
    {
        Ticker ticker = Touch(0, 105, 1, 106, 1, cs: 101);
        Assert.Equal(Freshness.Fresh, Judge(ticker, 0));
        Assert.Equal(expected, Judge(ticker, forMs));
    }

    [Theory]
    [Trait("Fault", "F-38")]
    [InlineData(100)]
    [InlineData(99)]
    public void Judge_TickerNotLaterThanTheBook_ContradictsNothing(long crossSequence)
    {
        Ticker ticker = Touch(0, 105, 1, 106, 1, crossSequence);
        Assert.Equal(Freshness.Fresh, Judge(ticker, 0));
        Assert.Equal(Freshness.Fresh, Judge(ticker, 9_000));
    }

    [Fact]
    public void Judge_IncompleteTicker_ContradictsNothing()
    {
        Ticker ticker = Touch(0, 105, null, 106, 1, cs: 101);
        Assert.Equal(Freshness.Fresh, Judge(ticker, 0));
        Assert.Equal(Freshness.Fresh, Judge(ticker, 9_000));
    }

    [Fact]
    public void Judge_AgreesInBetween_CountsTheSecondAnew()
    {
        Ticker disagreeing = Touch(0, 105, 1, 106, 1, cs: 101);
        Judge(disagreeing, 0);
        Judge(Agreeing(500) with { CrossSequence = 101 }, 500);
        Assert.Equal(Freshness.Fresh, Judge(disagreeing, 1_000));
        Assert.Equal(Freshness.Behind, Judge(disagreeing, 2_000));
    }

    [Fact]
    [Trait("Fault", "F-38")]
    public void OnBook_BookCaughtUp_CountsTheSecondAnew()
    {
        Ticker ticker = Touch(0, 105, 1, 106, 1, cs: 101);
        Judge(ticker, 0);
        _probe.Delta(11, "98:1 | ");
        _freshness.OnBook(_probe.Book, ticker);
        ticker.CrossSequence = 111;
        Assert.Equal(Freshness.Fresh, Judge(ticker, 1_500));
        Assert.Equal(Freshness.Behind, Judge(ticker, 2_500));
    }

    [Fact]
    public void OnBook_BookMovesButStaysBehind_GoesOnCounting()
    {
        Ticker ticker = Touch(0, 105, 1, 106, 1, cs: 1_000);
        Judge(ticker, 0);
        _probe.Delta(11, "98:1 | ");
        _freshness.OnBook(_probe.Book, ticker);
        Assert.Equal(Freshness.Behind, Judge(ticker, 1_000));
    }

    [Fact]
    public void Reset_Contradicted_CountsAnew()
    {
        Ticker ticker = Touch(0, 105, 1, 106, 1, cs: 101);
        Judge(ticker, 0);
        _freshness.Reset();
        Assert.Equal(Freshness.Fresh, Judge(ticker, 1_500));
    }

    [Theory]
    [Trait("Fault", "F-37")]
    [InlineData(null, null, Freshness.Quiet)]
    [InlineData(0, 0, Freshness.Quiet)]
    [InlineData(100, 1, Freshness.Silent)]
    public void Judge_SideWithoutOrders_AgreesWithATickerThatShowsNone(int? bid, int? bidQty, Freshness expected)
    {
        _probe.Snapshot(20, " | 101:3");
        Assert.Equal(expected, Judge(Touch(10_001, bid, bidQty, 101, 3, cs: 100), 10_001));
    }

    [Fact]
    [Trait("Fault", "F-37")]
    public void Judge_EmptyBook_IsJudgedWithoutAFault()
    {
        _probe.Snapshot(20, " | ");
        Assert.Equal(Freshness.Quiet, Judge(Touch(10_001, null, null, null, null, cs: 100), 10_001));
        Assert.Equal(Freshness.Silent, Judge(default, 10_001));
    }

    private static Ticker Agreeing(long atMs) => Touch(atMs, 100, 1, 101, 3, cs: 100);

    private static Ticker Touch(long atMs, int? bid, int? bidQty, int? ask, int? askQty, long cs) => new()
    {
        CrossSequence = cs,
        VouchedAtNs = Start + (atMs * Ms),
        BidPriceTicks = bid,
        BidQtyLots = bidQty,
        AskPriceTicks = ask,
        AskQtyLots = askQty,
    };

    private Freshness Judge(in Ticker ticker, long nowMs) => _freshness.Judge(_probe.Book, ticker, Start, Start + (nowMs * Ms));
}
