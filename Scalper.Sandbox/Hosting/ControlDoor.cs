using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Hosting;

/// <summary>For tests and judges on this machine: fault commands in, the exchange's true state out. Bad input gets one line of JSON that names it.</summary>
internal sealed class ControlDoor(ServedVenues venues)
{
    public const string ControlPath = "/control";
    public const string TruthPath = "/truth";

    private const int LongestCommand = 16 * 1024;
    private const int DefaultDepth = 50, DefaultInterval = 100;
    private const string VenueKey = "venue", Bybit = "bybit", Binance = "binance";

    private static readonly int[] Intervals = [100, 250, 500];

    public async Task CommandAsync(HttpContext context)
    {
        if (!IsLocal(context))
        {
            await AnswerAsync(context, StatusCodes.Status403Forbidden, ControlAnswer.Refused("expected a caller on this machine"));
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, ControlAnswer.Refused($"expected POST, got {context.Request.Method}"));
            return;
        }

        ControlAnswer answer = await CarryAsync(context);
        await AnswerAsync(context, answer.Ok ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, answer);
    }

    public async Task TruthAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string symbol = query["symbol"].ToString();
        if (!HttpMethods.IsGet(context.Request.Method) || !IsLocal(context))
        {
            await AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, ControlAnswer.Refused($"expected GET from this machine, got {context.Request.Method}"));
        }
        else if (Truth(query, symbol, out string? fault) is { } truth)
        {
            await AnswerAsync(context, StatusCodes.Status200OK, new ControlAnswer(truth, null));
        }
        else
        {
            await AnswerAsync(
                context,
                fault is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
                ControlAnswer.Refused(fault ?? $"expected symbol= to name a contract, got '{symbol}'"));
        }
    }

    /// <summary>Null for an unknown contract, or where <paramref name="fault"/> says what is wrong with the question.</summary>
    private byte[]? Truth(IQueryCollection query, string symbol, out string? fault)
    {
        fault = VenueFault(query) ?? (symbol.Length == 0 ? "expected symbol=, a contract or *, got none" : null);
        return fault is not null ? null : IsBinance(query) ? BinanceTruth(query, symbol, out fault) : BybitTruth(query, symbol, out fault);
    }

    private byte[]? BybitTruth(IQueryCollection query, string symbol, out string? fault)
    {
        int depth = Number(query, "depth", DefaultDepth) ?? 0, trades = Number(query, "trades", TradeFeed.RecentTrades) ?? int.MaxValue;
        fault = !Topic.Depths.Contains(depth) ? $"expected depth= to be one of {string.Join(", ", Topic.Depths)}, got '{query["depth"]}'"
            : trades > TradeFeed.RecentTrades ? $"expected trades= to be 0 to {TradeFeed.RecentTrades}, got '{query["trades"]}'"
            : null;
        return fault is null ? venues.BybitLoop.Ask(nowNs => venues.Bybit.Truth(symbol, depth, trades, nowNs)) : null;
    }

    private byte[]? BinanceTruth(IQueryCollection query, string symbol, out string? fault)
    {
        int interval = Number(query, "interval", DefaultInterval) ?? 0, levels = Number(query, "levels", VenueContract.Depth) ?? int.MaxValue;
        fault = !Intervals.Contains(interval) ? $"expected interval= to be one of {string.Join(", ", Intervals)}, got '{query["interval"]}'"
            : levels > VenueContract.Depth ? $"expected levels= to be 0 to {VenueContract.Depth}, got '{query["levels"]}'"
            : null;
        return fault is null ? venues.BinanceLoop!.Ask(nowNs => venues.Binance!.Truth(symbol, interval, levels, nowNs)) : null;
    }

    private string? VenueFault(IQueryCollection query) => query[VenueKey].ToString() switch
    {
        "" or Bybit => null,
        Binance when venues.Binance is not null => null,
        Binance => $"expected {VenueKey}={Bybit}, the one venue of a recording, got '{Binance}'",
        var other => $"expected {VenueKey}= to be {Bybit} or {Binance}, got '{other}'",
    };

    private static bool IsBinance(IQueryCollection query) => query[VenueKey] == Binance;

    private async Task<ControlAnswer> CarryAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestCommand;
        }

        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return VenueFault(context.Request.Query) is { } fault ? ControlAnswer.Refused(fault)
                : (IsBinance(context.Request.Query) ? venues.BinanceLoop! : venues.BybitLoop).Control(document.RootElement);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ControlAnswer.Refused($"expected at most {LongestCommand} bytes, got more");
        }
        catch (JsonException e)
        {
            return ControlAnswer.Refused($"expected one JSON object, got text that is none: {e.Message}");
        }
    }

    /// <summary>The server listens on the loopback address alone; this holds should that ever change.</summary>
    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static int? Number(IQueryCollection query, string name, int absent) =>
        query[name].ToString() is not { Length: > 0 } text ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static async Task AnswerAsync(HttpContext context, int status, ControlAnswer answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(answer.Json, context.RequestAborted);
    }
}
