using Scalper.Core.Engine;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Components;

public sealed class LiveBoardTests
{
    private readonly FakeMarket _market = new("BTCUSDT", "SOLUSDT");
    private readonly LiveBoard _board;

    public LiveBoardTests()
    {
        _board = new LiveBoard(_market, new FakeGrades(), new LeadingSymbol(_market, new LeadOptions()));
        _market.Publish("BTCUSDT", Views.Scoring(60));
        _market.Publish("SOLUSDT", Views.Scoring(40));
        _board.Read(1000);
    }

    [Fact]
    public void Read_NothingPublished_KeepsReadingAndItsTexts()
    {
        SymbolReading before = _board.Rows[0].Latest;
        _board.Read(1250);
        Assert.Same(before, _board.Rows[0].Latest);
    }

    [Fact]
    public void Read_OneSymbolPublished_ReplacesThatReadingOnly()
    {
        SymbolReading btc = _board.Rows[0].Latest, sol = _board.Rows[1].Latest;
        _market.Publish("BTCUSDT", Views.Scoring(61));
        _board.Read(1250);
        Assert.Equal(61, _board.Rows[0].Latest.Score.Value);
        Assert.Equal(60, btc.Score.Value);
        Assert.Same(sol, _board.Rows[1].Latest);
    }

    [Fact]
    public void Read_SomebodyLooks_RowIsOfTheBeginOfTheTurn()
    {
        Assert.Equal(60, _board.Rows[0].Latest.Score.Value);
        _board.Read(1250);
        _market.Publish("BTCUSDT", Views.Scoring(61));
        Assert.Equal(60, _board.Rows[0].Latest.Score.Value);
        _board.Read(1500);
        Assert.Equal(61, _board.Rows[0].Latest.Score.Value);
    }

    [Fact]
    public void Read_NobodyLooks_RowIsReadOnceWhenSomebodyDoes()
    {
        _board.Read(1250);
        _market.Publish("BTCUSDT", Views.Scoring(61));
        Assert.Equal(61, _board.Rows[0].Glance.Score.Value);
        _market.Publish("BTCUSDT", Views.Scoring(62));
        Assert.Equal(61, _board.Rows[0].Glance.Score.Value);
    }

    [Fact]
    public void Read_LookedAtLongAgo_RowIsNotReadAhead()
    {
        Assert.Equal(60, _board.Rows[0].Latest.Score.Value);
        for (int turn = 1; turn <= LiveBridge.Turns + 1; turn++)
        {
            _board.Read(1000 + (turn * 250));
        }

        _market.Publish("BTCUSDT", Views.Scoring(61));
        Assert.Equal(61, _board.Rows[0].Latest.Score.Value);
    }

    [Fact]
    public void Read_SymbolAdded_MakesNewListAndKeepsRows()
    {
        IReadOnlyList<ScoreRow> before = _board.Rows;
        _market.Follow("XRPUSDT");
        _board.Read(1250);
        Assert.NotSame(before, _board.Rows);
        Assert.Equal(["BTCUSDT", "SOLUSDT", "XRPUSDT"], _board.Rows.Select(r => r.Symbol));
        Assert.Same(before[0], _board.Rows[0]);
    }

    [Fact]
    public void Read_SecondVenueComesAndGoes_EveryRowSaysItsVenueMeanwhile()
    {
        ScoreRow alone = _board.Rows[0];
        Assert.Equal((null, "BTCUSDT", false), (alone.VenueMark, alone.Title, _board.ShowsVenues));
        _market.Follow("Binance:BTCUSDT");
        _board.Read(1250);
        Assert.Equal(["BTCUSDT Bybit", "SOLUSDT Bybit", "BTCUSDT Binance"], _board.Rows.Select(r => r.Title));
        Assert.All(Enumerable.Range(0, 3), model => Assert.Equal("Binance", _board.RowsBy(model)[2].VenueMark));
        Assert.True(_board.ShowsVenues);
        _market.Unfollow();
        _market.Follow("Binance:BTCUSDT");
        _board.Read(1500);
        Assert.Equal("BTCUSDT", Assert.Single(_board.Rows).Title);
    }

    [Fact]
    public void Read_HealthChanges_IsTakenOnceASecond()
    {
        var first = _board.Health;
        _market.Health = FakeMarket.Healthy();
        _board.Read(1750);
        Assert.Same(first, _board.Health);
        _board.Read(2000);
        Assert.Same(_market.Health, _board.Health);
    }

    [Fact]
    public void Reading_BookNotLive_HasReasonAndNoFigures()
    {
        _market.Publish("BTCUSDT", Views.Invalid());
        _board.Read(1250);
        SymbolReading reading = _board.Rows[0].Latest;
        Assert.Equal("sequence gap: expected update 12, received 15", reading.Reason);
        Assert.Equal("", reading.Text.Score + reading.Text.Side + reading.Text.Confidence + reading.Text.Flow + string.Concat(Enum.GetValues<ScoreColumn>().Select(c => reading.Text[c] + reading.Text.HintOf(c))));
    }

    [Fact]
    public void Reading_TradesMissing_SaysSoBesideTheFlow()
    {
        SymbolView view = Views.Live();
        _board.Read(1250);
        view.HasTradeGap = true;
        _market.Publish("BTCUSDT", view);
        _board.Read(1500);
        Assert.Equal("1.50K / 500 gap", _board.Rows[0].Latest.Text.Flow);
    }

    [Fact]
    public void Reading_BookLive_HasVenueFigures()
    {
        ReadingText text = _board.Rows[0].Latest.Text;
        Assert.Equal(("60.0", "LONG", "65114.2", "+0.12", "0.10", "+0.50"), (text.Score, text.Side, text.Last, text[ScoreColumn.Change], text[ScoreColumn.Spread], text[ScoreColumn.Imbalance]));
        Assert.Equal(("1.50K / 500", "bid", "2.2", "72"), (text.Flow, text.WallSide, text[ScoreColumn.Wall], text[ScoreColumn.Suspected]));
        Assert.Equal("Bid wall 2.2 bps away: 12.345 at 65100.0, 14.5 x the average (1 in all); ask: no wall", text.WallHint);
    }
}
