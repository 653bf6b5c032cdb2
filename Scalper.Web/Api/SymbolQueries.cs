using System.Globalization;
using Scalper.Core.Engine;
using Scalper.Core.Tape;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;

namespace Scalper.Web.Api;

/// <summary>Routes that need a copy of what a lane holds of one symbol.</summary>
internal static class SymbolQueries
{
    private const int DefaultDepth = 50;
    private const int MaxDepth = 200;

    public static Task<IResult> Book(string symbol, string? depth, IMarket market, CancellationToken cancellation)
    {
        int levels = DefaultDepth;
        bool good = depth is null || int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out levels);
        return good && levels is >= 1 and <= MaxDepth
            ? Inspect(symbol, market, d => Results.Json(BookDocument.Of(d, levels), ApiJson.Options), cancellation)
            : Task.FromResult(Problems.BadParameter("depth", $"a whole number from 1 to {MaxDepth}", depth!));
    }

    public static Task<IResult> Trades(string symbol, IMarket market, CancellationToken cancellation) =>
        Inspect(
            symbol, market, d => Answers.Table([.. d.Trades.Select(t => TradeDocument.Of(d.Instrument, t))], "trades"), cancellation);

    public static Task<IResult> Candles(string symbol, string? interval, IMarket market, CancellationToken cancellation)
    {
        CandleInterval? known = interval switch
        {
            "15s" => CandleInterval.Seconds15,
            null or "1m" => CandleInterval.Minute1,
            "5m" => CandleInterval.Minutes5,
            "15m" => CandleInterval.Minutes15,
            _ => null,
        };
        return known is { } series
            ? Inspect(
                symbol, market, d => Answers.Table([.. d.Candles[series].Select(c => CandleDocument.Of(d.Instrument, c))], "candles"), cancellation)
            : Task.FromResult(Problems.BadParameter("interval", "15s, 1m, 5m or 15m", interval!));
    }

    private static async Task<IResult> Inspect(
        string symbol, IMarket market, Func<SymbolDetail, IResult> answer, CancellationToken cancellation)
    {
        if (market.Find(symbol) is not { } followed)
        {
            return Problems.UnknownSymbol(symbol);
        }

        try
        {
            return answer(await market.InspectAsync(followed, cancellation));
        }
        catch (LaneBusyException e)
        {
            return Problems.LaneBusy(e);
        }
    }
}
