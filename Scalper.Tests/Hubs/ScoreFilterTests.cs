using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Web.Hubs;
using Scalper.Web.Live;

namespace Scalper.Tests.Hubs;

public sealed class ScoreFilterTests
{
    private static readonly ScoreRow[] Rows = MakeRows();

    [Theory]
    [InlineData("null", "BTCUSDT ETHUSDT SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("{}", "BTCUSDT ETHUSDT SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"symbols":["SOLUSDT","BTCUSDT"]}""", "BTCUSDT SOLUSDT")]
    [InlineData("""{"search":"e"}""", "ETHUSDT DOGEUSDT")]
    [InlineData("""{"category":"PRIME"}""", "BTCUSDT ETHUSDT")]
    [InlineData("""{"category":"normal","search":"USDT"}""", "SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"side":"LONG"}""", "BTCUSDT ETHUSDT")]
    [InlineData("""{"side":"short"}""", "SOLUSDT")]
    [InlineData("""{"minScore":70}""", "ETHUSDT")]
    [InlineData("""{"minScore":20,"maxScore":60}""", "BTCUSDT SOLUSDT")]
    [InlineData("""{"minConfidence":64}""", "BTCUSDT ETHUSDT SOLUSDT")]
    [InlineData("""{"minConfidence":64.5}""", "")]
    [InlineData("""{"quality":"A"}""", "ETHUSDT")]
    [InlineData("""{"quality":"F"}""", "ETHUSDT DOGEUSDT")]
    [InlineData("""{"sort":"rank","descending":true}""", "BTCUSDT ETHUSDT SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"sort":"score"}""", "ETHUSDT BTCUSDT SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"sort":"score","descending":false}""", "SOLUSDT BTCUSDT ETHUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"sort":"distance","limit":2}""", "SOLUSDT ETHUSDT")]
    [InlineData("""{"sort":"confidence","side":null}""", "BTCUSDT ETHUSDT SOLUSDT XRPUSDT DOGEUSDT")]
    [InlineData("""{"limit":1}""", "BTCUSDT")]
    public void Choose_EachField_TakesWhatItSays(string filter, string expected) =>
        Assert.Equal(expected, string.Join(' ', ScoreFilter.Read(Json(filter)).Choose(Rows, Universe()).Select(r => r.Symbol)));

    [Theory]
    [InlineData("7", "Parameter 'filter': expected null or an object, received '7'.")]
    [InlineData("""{"minscore":7}""", "Parameter 'filter': expected the fields symbols, search, category, side, minScore, maxScore, minConfidence, quality, sort, descending, limit, received 'minscore'.")]
    [InlineData("""{"symbols":"BTCUSDT"}""", "Field 'symbols' of the filter: expected a list of symbols, not empty, received 'BTCUSDT'.")]
    [InlineData("""{"symbols":[]}""", "Field 'symbols' of the filter: expected a list of symbols, not empty, received '[]'.")]
    [InlineData("""{"symbols":[1]}""", "Field 'symbols' of the filter: expected a list of symbols, not empty, received '[1]'.")]
    [InlineData("""{"search":""}""", "Field 'search' of the filter: expected 1 to 40 characters, received ''.")]
    [InlineData("""{"category":"excluded"}""", "Field 'category' of the filter: expected one of prime, normal, received 'excluded'.")]
    [InlineData("""{"side":"UP"}""", "Field 'side' of the filter: expected one of LONG, SHORT, NEUTRAL, received 'UP'.")]
    [InlineData("""{"minScore":"70"}""", "Field 'minScore' of the filter: expected a number from 0 to 100, received '70'.")]
    [InlineData("""{"maxScore":100.5}""", "Field 'maxScore' of the filter: expected a number from 0 to 100, received '100.5'.")]
    [InlineData("""{"minConfidence":-1}""", "Field 'minConfidence' of the filter: expected a number from 0 to 100, received '-1'.")]
    [InlineData("""{"quality":"E"}""", "Field 'quality' of the filter: expected one of A, B, C, D, F, received 'E'.")]
    [InlineData("""{"sort":{}}""", "Field 'sort' of the filter: expected one of rank, score, distance, confidence, received '{}'.")]
    [InlineData("""{"descending":1}""", "Field 'descending' of the filter: expected true or false, received '1'.")]
    [InlineData("""{"limit":0}""", "Field 'limit' of the filter: expected a whole number from 1 to 1000, received '0'.")]
    [InlineData("""{"limit":2.5}""", "Field 'limit' of the filter: expected a whole number from 1 to 1000, received '2.5'.")]
    public void Read_WhatCannotBeTaken_SaysWhatWasExpected(string filter, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<HubException>(() => ScoreFilter.Read(Json(filter))).Message);

    [Fact]
    public void Read_Nothing_AsksForAll() => Assert.Equal(Rows, ScoreFilter.Read(null).Choose(Rows, null));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    // Scores 60 and 75 and 20; one without a book, and one whose data hides its score. Graded are the second, A, and the last, F.
    private static ScoreRow[] MakeRows()
    {
        FakeMarket market = new("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT");
        FakeGrades grades = new();
        grades.Gaps("ETHUSDT", 0);
        grades.Gaps("DOGEUSDT", 1000);
        market.Publish("BTCUSDT", Views.Scoring(60));
        market.Publish("ETHUSDT", Views.Scoring(75));
        market.Publish("SOLUSDT", Views.Scoring(20));
        market.Publish("XRPUSDT", Views.Invalid());
        market.Publish("DOGEUSDT", Views.Scoring(99));
        return [.. market.Symbols.Select((symbol, rank) => new ScoreRow(symbol, rank, grades, new BoardTurn()))];
    }

    private static FollowedUniverse Universe() => new(UniverseSource.Venue, [.. Rows.Select(r => r.Instrument)], null)
    {
        Verdicts =
        [
            .. Rows.Select(r => new UniverseVerdict(
                r.Instrument, r.Rank < 2 ? UniverseCategory.Prime : UniverseCategory.Normal, UniverseCriterion.PrimeList, "made up", null)),
        ],
    };
}
