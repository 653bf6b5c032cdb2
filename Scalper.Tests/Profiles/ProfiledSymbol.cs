using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Tests.Books;
using Scalper.Tests.Components;

namespace Scalper.Tests.Profiles;

/// <summary>A symbol of a fake market whose lane counts as the real one does. Times are the engine's, which the market tells.</summary>
internal sealed class ProfiledSymbol
{
    private readonly FakeMarket _market;
    private readonly string _symbol;
    private readonly BookProbe _book = new();
    private SymbolCounters _counters;

    public ProfiledSymbol(FakeMarket market, string symbol)
    {
        _market = market;
        _symbol = symbol;
        _market.Follow(symbol);
    }

    public double SpreadBps { get; set; } = 0.5;

    /// <summary>The lowest bid, in ticks; the mid stands at 100,000. None: that side is empty.</summary>
    public long? LowestBidTicks { get; set; } = 99_900;

    public long NextFundingAtMs { get; set; } = Views.AtMs + 3_600_000;

    private long NowNs => _market.Health.AtMs * 1_000_000;

    /// <summary>A snapshot came: the book is Live from now on.</summary>
    public void Snapshot()
    {
        _counters.OnBook(_book.Book, _book.Snapshot(10, "100:1 | 101:1"), NowNs);
        Publish();
    }

    /// <summary>An update is missing: the book is not Live from now on.</summary>
    public void Gap()
    {
        _counters.OnBook(_book.Book, _book.Delta(99, "100:2 |"), NowNs);
        Publish();
    }

    public void Ticker(long count = 1)
    {
        for (long i = 0; i < count; i++)
        {
            _counters.OnTicker(NowNs);
        }

        Publish();
    }

    private void Publish()
    {
        SymbolView view = _book.Book.IsLive ? Views.Live() : Views.Invalid();
        view.Counters = _counters;
        view.UpdatedAtNs = NowNs;
        view.OrderBook = new OrderBookFeatures { SpreadBps = SpreadBps };
        (view.LowestBidTicks, view.BestBidTicks) = (LowestBidTicks, LowestBidTicks is null ? null : 99_999);
        (view.BestAskTicks, view.HighestAskTicks) = (100_001, 100_400);
        view.Ticker = new() { ReceivedAtNs = NowNs, Turnover24h = 5e6, Volume24h = 70, Change24h = -0.0125, NextFundingAtMs = NextFundingAtMs };
        _market.Publish(_symbol, view);
    }
}
