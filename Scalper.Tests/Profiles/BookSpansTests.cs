using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using Scalper.Tests.Components;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

public sealed class BookSpansTests
{
    private readonly FakeMarket _market = new();
    private readonly ProfileBook _book = new("venue");
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Look_LiveBook_MeasuresFromTheMidToTheOutermostLevels()
    {
        Follow("BTCUSDT");
        _market.Detail = Detail;
        await new BookSpans(_market, _book, new ManualTime()).LookAsync(default);

        // Mid 100,000: bids down to 99,900, asks up to 100,400.
        (double? bid, double? ask, int samples) = Spans("BTCUSDT");
        Assert.InRange(bid!.Value, 10 * 0.978, 10 * 1.022);
        Assert.InRange(ask!.Value, 40 * 0.978, 40 * 1.022);
        Assert.Equal(1, samples);
    }

    [Fact]
    public async Task Look_SixtyRounds_AsksForEveryLiveBookOnce()
    {
        string[] symbols = [.. Enumerable.Range(0, 180).Select(i => $"S{i}USDT")];
        Array.ForEach(symbols, Follow);
        _market.Detail = Detail;
        BookSpans spans = new(_market, _book, new ManualTime());
        for (int i = 0; i < 60; i++)
        {
            await spans.LookAsync(default);
            Assert.Equal(3 * (i + 1), _asked.Count);
        }

        Assert.Equal(symbols.Order(), _asked.Order());
    }

    [Fact]
    public async Task Look_LaneIsBusyOrBookNotLive_MeasuresNothing()
    {
        Follow("BTCUSDT");
        BookSpans spans = new(_market, _book, new ManualTime());
        await spans.LookAsync(default);
        _market.Detail = Detail;
        _market.Publish("BTCUSDT", Views.Silent());
        await spans.LookAsync(default);
        Assert.Equal((null, null, 0), Spans("BTCUSDT"));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Look_NoSymbols_DoesNothing()
    {
        await new BookSpans(_market, _book, new ManualTime()).LookAsync(default);
        Assert.Empty(_asked);
    }

    private void Follow(string symbol)
    {
        _market.Follow(symbol);
        _market.Publish(symbol, Views.Live());
        _book.Look(_market);
    }

    private (double? Bid, double? Ask, int Samples) Spans(string symbol) =>
        _book.Find(symbol)!.Row is { } row ? (row.BidSpanBps, row.AskSpanBps, row.SpanSamples) : default;

    private SymbolDetail Detail(FollowedSymbol symbol)
    {
        _asked.Add(symbol.Instrument.Symbol);
        return new SymbolDetail
        {
            Instrument = symbol.Instrument,
            View = Views.Live(),
            Bids = [new BookLevel(99_999, 1), new BookLevel(99_950, 1), new BookLevel(99_900, 1)],
            Asks = [new BookLevel(100_001, 1), new BookLevel(100_400, 1)],
            Trades = [],
            Candles = new Dictionary<CandleInterval, IReadOnlyList<Candle>>(),
        };
    }
}
