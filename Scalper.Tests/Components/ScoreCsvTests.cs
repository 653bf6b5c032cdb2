using System.Globalization;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Screens;
using Scalper.Web.Settings;

namespace Scalper.Tests.Components;

public sealed class ScoreCsvTests
{
    private static readonly ScoreHeading[] All = ScoreHeading.All("BTCUSDT", 1_000);

    [Fact]
    public void Write_LiveGreyAndHostileRows_NumbersAreInFullAndNoneIsEmpty()
    {
        FakeMarket market = new("AAAUSDT", "=1+1", "CCCUSDT");
        market.Publish("AAAUSDT", Views.Figured(3) with { UpdatedAtNs = Views.AtMs * 1_000_000 });
        market.Publish("=1+1", Views.Bare());
        market.Publish("CCCUSDT", Views.Invalid());
        LiveBoard board = new(market, new FakeGrades(), new LeadingSymbol(market, new LeadOptions { Symbol = "AAAUSDT" }));
        board.Read(Views.AtMs);
        ScoreColumn[] columns =
        [
            ScoreColumn.Star, ScoreColumn.Symbol, ScoreColumn.Score, ScoreColumn.Side, ScoreColumn.Slippage, ScoreColumn.Delta15s, ScoreColumn.SideAge, ScoreColumn.Age, ScoreColumn.Status, ScoreColumn.Edge,
        ];

        string csv = ScoreCsv.Write(board.Rows, [.. columns.Select(c => All.First(h => h.Column == c))], new Watchlist("Starred", ["CCCUSDT"]), SampleWorth.Known.EdgesOf("classic", 60), Views.AtMs + 1_500);

        Assert.Equal(
            [
                "Star,Symbol,Venue,Score,Side,Slip. bps,Delta 15 s,Side for,Age,Book,Edge bps,No score because",
                "no,AAAUSDT,Bybit,68.5,LONG,0.6,-500,12.000,1.500,Live,EDGE,",
                "no,'=1+1,Bybit,68.5,LONG,,,,1.500,Live,EDGE,",
                "yes,CCCUSDT,Bybit,,,,,,1.500,Invalid,,\"sequence gap: expected update 12, received 15\"",
                "",
            ],
            csv.Replace(SampleWorth.Known.EdgesOf("classic", 60)!.Find(68.5)!.AllInBps.ToString(CultureInfo.InvariantCulture), "EDGE", StringComparison.Ordinal).Split("\r\n"));
    }
}
