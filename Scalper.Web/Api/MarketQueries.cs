using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Evaluation;
using Scalper.Web.Factors;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes answered from published values, without asking a lane.</summary>
internal static class MarketQueries
{
    public static IResult Health(IMarket market, IGrades grades, LiveBridge bridge) =>
        Results.Json(HealthDocument.Of(market.ReadHealth(), GradeCounts.Of(market.Symbols, grades), bridge.Viewers), ApiJson.Options);

    public static IResult Scores(IMarket market, IGrades grades, string? model = null) => PlaceOf(model) is { } place
        ? Answers.Table([.. market.Symbols.Select(s => ScoreOf(s, grades, place))], "scores")
        : Problems.UnknownModel(model!);

    public static IResult Features(string symbol, IMarket market, IGrades grades, LeadingSymbol leading, TimeProvider time)
    {
        if (market.Find(symbol) is not { } followed)
        {
            return Problems.UnknownSymbol(symbol);
        }

        followed.Read(out SymbolView view);
        Lead? lead = leading.ReadFor(symbol, view, time.NowMs(market.ReadHealth().Clock));
        SymbolQuality quality = grades.GradeOf(symbol);
        FeaturesDocument document = FeaturesDocument.Of(followed.Instrument, view, lead);
        return Results.Json(document with { Quality = quality.Grade?.ToString(), QualityReasons = quality.Reasons }, ApiJson.Options);
    }

    /// <param name="horizon">Seconds at which it is said what such scores were worth; none for the usual.</param>
    public static IResult Why(string symbol, string? horizon, IMarket market, IGrades grades, ScoreModels models, FactorWatch watch, [FromServices] ScoreWorth worth, string? model = null)
    {
        if (!WorthQueries.TryReadHorizon(horizon, out int? seconds))
        {
            return Problems.BadParameter(nameof(horizon), WorthQueries.HorizonWords, horizon!);
        }

        if (market.Find(symbol) is not { } followed)
        {
            return Problems.UnknownSymbol(symbol);
        }

        if (PlaceOf(model) is not { } place)
        {
            return Problems.UnknownModel(model!);
        }

        followed.Read(out SymbolView view);
        WhyDocument document = WhyDocument.Of(followed.Instrument, view, grades.GradeOf(symbol), models, place, watch.Of(symbol, place));
        double? score = document.Reason is null ? view.ModelScores[place].Value : null;
        return Results.Json(document with { Worth = WhyWorthDocument.Of(worth, document.Model, seconds ?? ShownHorizon.Usual, score) }, ApiJson.Options);
    }

    // Who names none gets the same model everywhere and always.
    private static int? PlaceOf(string? model) => model is null ? ScoreModels.Classic : ScoreModels.PlaceOf(model);

    private static ScoreDocument ScoreOf(FollowedSymbol followed, IGrades grades, int model)
    {
        followed.Read(out SymbolView view);
        return ScoreDocument.Of(new SymbolReading(followed.Instrument, view, grades.GradeOf(followed.Instrument.Symbol)).By(model));
    }
}
