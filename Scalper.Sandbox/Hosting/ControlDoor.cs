using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Hosting;

/// <summary>For tests and judges on this machine: fault commands in, the exchange's true state out. Bad input gets one line of JSON that names it.</summary>
internal sealed class ControlDoor(ExchangeLoop loop)
{
    public const string ControlPath = "/control";
    public const string TruthPath = "/truth";

    private const int LongestCommand = 16 * 1024;
    private const int DefaultDepth = 50;

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
        else if (symbol.Length == 0)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, ControlAnswer.Refused("expected symbol=, a contract or *, got none"));
        }
        else if (Number(query, "depth", DefaultDepth) is not { } depth || !Topic.Depths.Contains(depth))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, ControlAnswer.Refused($"expected depth= to be one of {string.Join(", ", Topic.Depths)}, got '{query["depth"]}'"));
        }
        else if (Number(query, "trades", TradeFeed.RecentTrades) is not { } trades || trades > TradeFeed.RecentTrades)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, ControlAnswer.Refused($"expected trades= to be 0 to {TradeFeed.RecentTrades}, got '{query["trades"]}'"));
        }
        else if (loop.Truth(symbol, depth, trades) is { } truth)
        {
            await AnswerAsync(context, StatusCodes.Status200OK, new ControlAnswer(truth, null));
        }
        else
        {
            await AnswerAsync(context, StatusCodes.Status404NotFound, ControlAnswer.Refused($"expected symbol= to name a contract, got '{symbol}'"));
        }
    }

    private async Task<ControlAnswer> CarryAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestCommand;
        }

        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return loop.Control(document.RootElement);
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
