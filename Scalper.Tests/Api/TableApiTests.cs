using System.Net;
using Scalper.Core.Scoring;
using Scalper.Tests.Components;
using Scalper.Web.Api.Tables;

namespace Scalper.Tests.Api;

public sealed class TableApiTests : ApiFixture
{
    public TableApiTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("=1+1");
        Market.Publish("BTCUSDT", Views.Live(new Contributions(0.1, null, 8, -12, 17)));
        Market.Publish("=1+1", Views.Invalid());
        Grades.Gaps("BTCUSDT", 1);
    }

    [Fact]
    public async Task Scores_AsCsv_AreALineEachWithNestedFieldsByTheirPath()
    {
        string[] lines = await GetLines("/api/scores?format=csv");
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            "symbol,venue,status,reason,score,rawScore,side,confidence,contributions.depthImbalance,contributions.tradeFlow,contributions.walls,"
            + "contributions.spoofing,contributions.momentum,updateId,at,quality,qualityReasons",
            lines[0]);
        Assert.StartsWith("BTCUSDT,Bybit,Live,,63.1,63.1,LONG,64,0.1,,8,-12,17,77,1795262400000,B,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_NameThatIsAFormula_IsHarmless()
    {
        string[] lines = await GetLines("/api/scores?format=csv");
        Assert.StartsWith("'=1+1,Bybit,Invalid,\"sequence gap: ", lines[2].Replace("sequence gap: expected update 12, received 15", "sequence gap: ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/symbols", "symbol,venue,category,rule,")]
    [InlineData("/api/microstructure/symbols", "symbol,venue,status,reason,at,bid,ask,")]
    [InlineData("/api/monitor/tickers", "symbol,venue,at,ageMs,last,")]
    [InlineData("/api/monitor/trades", "symbol,venue,status,last,tradesPerSecond,")]
    [InlineData("/api/monitor/universe", "symbol,venue,rank,category,")]
    public async Task Get_AsCsv_NamesItsColumns(string path, string columns) =>
        Assert.StartsWith(columns, (await GetLines($"{path}?format=csv"))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("/api/scores?format=xml", "Parameter 'format': expected json or csv, received 'xml'.")]
    [InlineData("/api/scores?format=", "Parameter 'format': expected json or csv, received ''.")]
    [InlineData("/api/scores?format=csv&format=json", "Parameter 'format': expected json or csv, received 'csv,json'.")]
    [InlineData("/api/engine/health?format=csv", "Parameter 'format': expected json, received 'csv'.")]
    public async Task Get_FormatThatIsNotThere_Is400ThatNamesIt(string path, string detail) =>
        Assert.Equal(detail, await GetProblem(path, HttpStatusCode.BadRequest));

    [Fact]
    public async Task Scores_AsJsonByName_AreJson() => Assert.Equal(2, (await GetJson("/api/scores?format=json")).AsArray().Count);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+cmd", "'-1+cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("BTCUSDT", "BTCUSDT")]
    [InlineData("", "")]
    public void Harmless_Text_IsNoFormula(string text, string cell) => Assert.Equal(cell, SheetText.Harmless(text));

    [Fact]
    public void Of_Values_AreWrittenInFull()
    {
        Assert.Equal(["", "-0.1", "true", "'=a; b"], new object?[] { null, -0.1, true, new[] { "=a", "b" } }.Select(SheetText.Of));
    }

    private async Task<string[]> GetLines(string path)
    {
        using HttpResponseMessage answer = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
