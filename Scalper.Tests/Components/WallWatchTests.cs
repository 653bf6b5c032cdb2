using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class WallWatchTests
{
    private static readonly WallCase Stands = new(BookSide.Bid, 650_000, 4_000, WallOrigin.Came, 1_000_000_000, 0, 0, 0, 0, WallCaseClass.Open);

    private readonly FakeMarket _market = new("BTCUSDT", "ETHUSDT");
    private readonly WallWatch _watch;

    public WallWatchTests()
    {
        _market.Detail = symbol => Empty(symbol) with { WallCases = [Stands] };
        _watch = new WallWatch(_market);
    }

    [Fact]
    public async Task Ask_WithinASecond_AsksOnce()
    {
        Assert.True(await _watch.AskAsync(_market.Symbols[0], 5_000));
        Assert.False(await _watch.AskAsync(_market.Symbols[0], 5_999));
        IReadOnlyList<WallCase> first = _watch.Cases;
        Assert.True(await _watch.AskAsync(_market.Symbols[0], 6_000));
        Assert.Same(first, _watch.Cases);
        Assert.True(_watch.AnyStands);
    }

    [Fact]
    public async Task Ask_AnotherSymbol_ForgetsTheFirstAtOnce()
    {
        await _watch.AskAsync(_market.Symbols[0], 5_000);
        _market.Detail = _ => throw new LaneBusyException("The lane takes no commands now.");
        Assert.True(await _watch.AskAsync(_market.Symbols[1], 5_100));
        Assert.Empty(_watch.Cases);
        Assert.Equal("The walls could not be asked for: The lane takes no commands now.", _watch.Failure);
    }

    [Fact]
    public async Task Ask_NoAnswerNow_KeepsWhatWasKnown()
    {
        await _watch.AskAsync(_market.Symbols[0], 5_000);
        _market.Detail = _ => throw new LaneBusyException("The lane takes no commands now.");
        await _watch.AskAsync(_market.Symbols[0], 6_000);
        Assert.Equal([Stands], _watch.Cases);
        Assert.NotNull(_watch.Failure);
        Assert.Equal(new long?[] { null, 5_000, 7_000 }, new long[] { 9_999, 10_000, 12_345 }.Select(nowMs => _watch.Read(nowMs).UnansweredMs));
    }

    [Fact]
    public void Read_NothingAskedYet_HasNoAge() => Assert.Null(_watch.Read(1_000_000).UnansweredMs);

    [Fact]
    public async Task Ask_AnswerComesAgain_IsNotOldAnyMore()
    {
        await _watch.AskAsync(_market.Symbols[0], 5_000);
        Assert.NotNull(_watch.Read(20_000).UnansweredMs);
        await _watch.AskAsync(_market.Symbols[0], 20_000);
        Assert.Null(_watch.Read(20_000).UnansweredMs);
    }

    private static SymbolDetail Empty(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return new SymbolDetail
        {
            Instrument = symbol.Instrument,
            View = view,
            Bids = [],
            Asks = [],
            Trades = [],
            Candles = new Dictionary<CandleInterval, IReadOnlyList<Candle>>(),
        };
    }
}
