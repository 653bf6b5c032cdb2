using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class RateSamplerTests
{
    private readonly FakeMarket _market = new("BTCUSDT", "ETHUSDT");
    private readonly RateSampler _sampler;
    private int _looks;

    public RateSamplerTests() => _sampler = new RateSampler(_market, TimeProvider.System);

    [Fact]
    public void Look_First_HasNoRateYet()
    {
        Look(FakeMarket.Lane() with { Messages = 500 });
        Assert.Same(MarketRates.None, _sampler.Latest);
        Assert.Null(_sampler.Latest.ErrorsLastMinute);
        Assert.Null(_sampler.Latest.Of("BTCUSDT"));
    }

    [Fact]
    public void Look_Second_TellsRatesOfTheTimeBetween()
    {
        ConnectionHealth metrics = FakeMarket.Lane(lane: 10_000) with { Role = ConnectionRole.Metrics };
        Look([FakeMarket.Lane() with { Messages = 500, WireBytes = 1_000, FrameBytes = 4_000, Requests = 3 }], metrics with { Messages = 70 });
        Look([FakeMarket.Lane() with { Messages = 1_000, WireBytes = 6_000, FrameBytes = 24_000, Requests = 8 }], metrics with { Messages = 9_000, WireBytes = 10 });

        RateSample sample = Assert.Single(_sampler.Latest.History);
        Assert.Equal((Views.AtMs + 5_000, 100.0, 0L), (sample.AtMs, sample.MessagesPerSecond, sample.Errors));
        Assert.Equal(new ConnectionRate(1_000, 4_000, 1), _sampler.Latest.Connections[0]);
        Assert.Equal(2, _sampler.Latest.Connections[10_000].WireBytes);
    }

    [Fact]
    public void Look_FramesOfASymbol_AreItsEvents()
    {
        SymbolView view = Views.Live();
        view.Counters = Counted(books: 10);
        _market.Publish("BTCUSDT", view);
        Look(FakeMarket.Lane());
        view.Counters = Counted(books: 35);
        _market.Publish("BTCUSDT", view);
        Look(FakeMarket.Lane());
        Assert.Equal(5, _sampler.Latest.Of("BTCUSDT"));
        Assert.Equal(0, _sampler.Latest.Of("ETHUSDT"));
    }

    [Fact]
    public void Look_MalformedLostAndDoubted_AreTheErrorsOfTheLastMinute()
    {
        Look(FakeMarket.Lane());
        _market.Publish("BTCUSDT", Views.Live() with { Faults = 2 });
        Look(FakeMarket.Lane() with { Malformed = 3, Losses = 1 });
        Assert.Equal(6, _sampler.Latest.ErrorsLastMinute);
        for (int i = 0; i < 12; i++)
        {
            Look(FakeMarket.Lane() with { Malformed = 3, Losses = 1 });
        }

        Assert.Equal(0, _sampler.Latest.ErrorsLastMinute);
    }

    [Fact]
    public void Look_CountersBeginAnew_AreNotBelowZero()
    {
        _market.Publish("BTCUSDT", Views.Live() with { Faults = 9 });
        Look(FakeMarket.Lane());
        _market.Publish("BTCUSDT", Views.Live() with { Faults = 1 });
        Look(FakeMarket.Lane());
        Assert.Equal(1, _sampler.Latest.ErrorsLastMinute);
    }

    [Fact]
    public void Look_LongerThanFifteenMinutes_KeepsTheLastFifteen()
    {
        for (int i = 0; i < 200; i++)
        {
            Look(FakeMarket.Lane());
        }

        Assert.Equal(RateSampler.HistoryLength, _sampler.Latest.History.Count);
        Assert.Equal(Views.AtMs + (199 * 5_000), _sampler.Latest.History[^1].AtMs);
    }

    [Fact]
    public void Look_EngineNotStarted_KeepsNothing()
    {
        Look();
        Look();
        Assert.Same(MarketRates.None, _sampler.Latest);
    }

    internal static SymbolCounters Counted(int books)
    {
        SymbolCounters counters = default;
        Scalper.Core.Books.OrderBook book = new(50, Scalper.Core.Venues.Bybit.BybitVenue.Instance.SyncRule);
        for (int i = 0; i < books; i++)
        {
            counters.OnBook(book, Scalper.Core.Books.BookChange.None, 1);
        }

        return counters;
    }

    private void Look(params ConnectionHealth[] connections) => Look(connections, null);

    private void Look(ConnectionHealth[] connections, ConnectionHealth? metrics)
    {
        _market.Health = FakeMarket.Healthy(connections) with { Metrics = metrics, AtMs = Views.AtMs + (_looks++ * 5_000) };
        _sampler.Look();
    }
}
