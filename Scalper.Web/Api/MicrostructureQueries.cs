using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes that tell how the symbols' data stands and what their books and trades look like, from published values.</summary>
internal static class MicrostructureQueries
{
    public static IResult Health(IMarket market, IGrades grades, TimeProvider time)
    {
        EngineHealth health = market.ReadHealth();
        long nowMs = time.NowMs(health.Clock);
        SymbolStandingDocument[] symbols = [.. market.Symbols.Select(s => SymbolStandingDocument.Of(s, grades.GradeOf(s.Instrument.Symbol), nowMs))];
        return Results.Json(MicrostructureHealthDocument.Of(health.Status, symbols), ApiJson.Options);
    }

    public static IResult Symbols(IMarket market, IGrades grades)
    {
        MicrostructureSymbolDocument[] symbols = [.. market.Symbols.Select(s => MicrostructureSymbolDocument.Of(s, grades.GradeOf(s.Instrument.Symbol)))];
        return Answers.Table(new MicrostructureListDocument(market.ReadHealth().AtMs, symbols), symbols, "microstructure");
    }

    public static IResult Symbol(string symbol, IMarket market, IGrades grades, TimeProvider time) =>
        market.Find(symbol) is { } followed
            ? Results.Json(MicrostructureDetailDocument.Of(followed, grades.GradeOf(symbol), time.NowMs(market.ReadHealth().Clock)), ApiJson.Options)
            : Problems.UnknownSymbol(symbol);

    public static IResult Features(IMarket market) =>
        Results.Json(FeaturesHealthDocument.Of(market.ReadHealth(), market.Symbols), ApiJson.Options);
}
