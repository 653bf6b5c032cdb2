using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Evaluation;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class WorthApiTests : ApiFixture
{
    private const string Path = "/api/quality";

    [Fact]
    public async Task Quality_NothingMeasured_SaysSo() => AssertJson(
        """
        {"measured":false,"asOf":null,"decidedAt":null,"nextDecisionAt":null,"feeBps":null,"latencyMs":null,"partial":null,"late":null,"lost":null,"records":[],"halfLives":[],"symbols":[]}
        """,
        await GetJson(Path));

    [Fact]
    public async Task Quality_Measured_HasEveryModelAndHorizonWithTimesAndUnits()
    {
        Evaluation.Reading = SampleWorth.Reading;
        JsonNode document = await GetJson(Path);
        Assert.Equal((true, Views.AtMs, 5.5, 100), (document["measured"]!.GetValue<bool>(), document["asOf"]!.GetValue<long>(), document["feeBps"]!.GetValue<double>(), document["latencyMs"]!.GetValue<int>()));
        Assert.Equal((document["decidedAt"]!.GetValue<long>() / 1_000) + 86_400, document["nextDecisionAt"]!.GetValue<long>() / 1_000);
        Assert.Equal(
            SampleWorth.Reading.Records.Select((r, i) => $"{r.Model.Name} {r.Horizon.Seconds} {SampleWorth.Reading.Verdicts![i].Words}"),
            document["records"]!.AsArray().Select(r => r!["figures"]!).Select(f => $"{f["model"]} {f["horizonSeconds"]} {f["verdictWords"]}"));
        HorizonRecord record = SampleWorth.Reading.Records[3];
        JsonNode shown = document["records"]![3]!;
        Assert.Equal(["figures", "deciles", "reliability", "factors", "slices", "history"], Names(shown));
        Assert.Equal(BlockEstimate.Of(record.Ic.Scaled)!.Value.Low, shown["figures"]!["scaledIc"]!["low"]!.GetValue<double>());
        Assert.Equal(record.Deciles.Rows[9].AllIn(5.5)!.Value * 10_000, shown["deciles"]![9]!["moves"]!["allInBps"]!.GetValue<double>(), 9);
        Assert.Equal(record.Calibration.Brier, shown["figures"]!["brier"]!.GetValue<double>());
        Assert.Equal("predicts", shown["figures"]!["verdict"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("model=symmetric", 5)]
    [InlineData("horizon=60", 2)]
    [InlineData("model=classic&horizon=5", 1)]
    public async Task Quality_OfOneModelOrHorizon_HasThatPart(string query, int records)
    {
        Evaluation.Reading = SampleWorth.Reading;
        Assert.Equal(records, (await GetJson($"{Path}?{query}"))["records"]!.AsArray().Count);
    }

    [Fact]
    public async Task Quality_OfASymbol_HasItsFiguresAtEachRecord()
    {
        Evaluation.Reading = SampleWorth.Reading;
        Evaluation.Symbols["AUSDT"] = SampleWorth.Symbols[0].Record;
        Evaluation.Symbols["BUSDT"] = SampleWorth.Symbols[1].Record;
        JsonArray symbols = (await GetJson($"{Path}?model=classic&symbol=AUSDT"))["symbols"]!.AsArray();
        Assert.Equal([1, 5, 30, 60, 300], symbols.Select(s => s!["horizonSeconds"]!.GetValue<int>()));
        Assert.All(symbols, s => Assert.Equal(("AUSDT", SampleWorth.Symbols[0].Record.Ic.Rank.Mean), (s!["symbol"]!.GetValue<string>(), s["rankIc"]!["mean"]!.GetValue<double>())));
    }

    [Fact]
    public async Task Quality_FollowedSymbolWithoutABlock_HasNoFigures()
    {
        Evaluation.Reading = SampleWorth.Reading;
        Market.Follow("NEWUSDT");
        Assert.Empty((await GetJson($"{Path}?symbol=NEWUSDT"))["symbols"]!.AsArray());
        Assert.StartsWith("Symbol 'NOPE' is not followed", await GetProblem($"{Path}?symbol=NOPE", HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/quality?horizon=7", "Parameter 'horizon': expected 1, 5, 30, 60 or 300, in seconds, received '7'.")]
    [InlineData("/api/quality?horizon=", "Parameter 'horizon': expected 1, 5, 30, 60 or 300, in seconds, received ''.")]
    [InlineData("/api/quality?model=best", "Parameter 'model': expected classic or symmetric, received 'best'.")]
    [InlineData("/api/symbol/BTCUSDT/why?horizon=-1", "Parameter 'horizon': expected 1, 5, 30, 60 or 300, in seconds, received '-1'.")]
    public async Task Get_BadParameter_NamesWhatIsAllowed(string path, string detail)
    {
        Evaluation.Reading = SampleWorth.Reading;
        Assert.Equal(detail, await GetProblem(path, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Quality_AsCsv_IsALineForEachRecord()
    {
        Evaluation.Reading = SampleWorth.Reading;
        using HttpResponseMessage answer = await Http.GetAsync($"{Path}?format=csv");
        string[] lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.StartsWith("model,weights,horizonSeconds,blockSeconds,verdict,verdictWords,verdictBlocks,scaledIc.blocks,scaledIc.mean,", lines[0], StringComparison.Ordinal);
        Assert.Equal(11, lines.Length);
        Assert.StartsWith("classic,5c1d,1,600,predicts,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_Measured_SaysWhatSuchScoresWereWorth()
    {
        Evaluation.Reading = SampleWorth.Reading;
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        JsonNode worth = (await GetJson("/api/symbol/BTCUSDT/why?horizon=300"))["worth"]!;
        Assert.Equal(("classic", 300, "notProven", "not proven (61 blocks)", 10), (worth["model"]!.GetValue<string>(), worth["horizonSeconds"]!.GetValue<int>(), worth["verdict"]!.GetValue<string>(), worth["verdictWords"]!.GetValue<string>(), worth["decile"]!["decile"]!.GetValue<int>()));
        Assert.Equal(60, (await GetJson("/api/symbol/BTCUSDT/why"))["worth"]!["horizonSeconds"]!.GetValue<int>());
        Market.Publish("BTCUSDT", Views.Invalid());
        Assert.Null((await GetJson("/api/symbol/BTCUSDT/why"))["worth"]!["decile"]);
    }
}
