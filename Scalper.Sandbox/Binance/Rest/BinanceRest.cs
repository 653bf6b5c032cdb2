using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scalper.Sandbox.Binance.Faults;
using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>The public REST calls. Each costs its address weight, also one that is refused.</summary>
internal sealed class BinanceRest(ContractBoard contracts, WeightMeter meter, RestFaults faults)
{
    private const int Ok = 200, BadRequest = 400, NotFound = 404;

    /// <summary>The venue writes apostrophes as they are.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrameWriter _writer = new(contracts.Market.Clock);

    /// <param name="address">Whose weight it is.</param>
    public RestReply Answer(string path, IReadOnlyDictionary<string, string> query, string address, long nowNs)
    {
        RestQuery call = new(query, contracts);
        WeightVerdict verdict = meter.Charge(address, Weight(path, call), nowNs);
        if (verdict.Status != WeightVerdict.Admitted)
        {
            return new RestReply(verdict.Status, RestFailure.Body(verdict.Status), verdict.Used, verdict.RetryAfterSeconds);
        }

        RestFault? fault = faults.Take(path, query.GetValueOrDefault("symbol"), nowNs);
        RestReply reply = fault?.Failure is { } failure
            ? new RestReply(failure.Status, RestFailure.Body(failure.Status), verdict.Used, failure.RetryAfterSeconds)
            : Answer(path, call, verdict.Used, nowNs);
        return reply with { DelayNs = fault?.DelayNs ?? 0 };
    }

    private RestReply Answer(string path, RestQuery query, int used, long nowNs)
    {
        try
        {
            return Body(path, query, nowNs) is { } body
                ? new RestReply(Ok, body, used)
                : new RestReply(NotFound, Error(-5000, $"Path {path}, Method GET is invalid"), used);
        }
        catch (RestError error)
        {
            return new RestReply(BadRequest, Error(error.Code, error.Message), used);
        }
    }

    /// <summary>Null for a path that is not served.</summary>
    private byte[]? Body(string path, RestQuery query, long nowNs)
    {
        long nowMs = nowNs / 1_000_000;
        return path switch
        {
            "/fapi/v1/time" => _writer.Reset().Raw("{\"serverTime\":"u8).TimeMs(nowMs).Raw("}"u8).ToFrame(),
            "/fapi/v1/exchangeInfo" => ExchangeInfo.Write(contracts, nowMs + contracts.Market.Clock.OffsetMs),
            "/fapi/v1/depth" => Depth(query, nowMs),
            "/fapi/v1/ticker/24hr" => All(query, contract => RestPrices.Day(_writer, contract, nowMs)),
            "/fapi/v1/premiumIndex" => All(query, contract => RestPrices.Premium(_writer, contract, nowMs)),
            "/fapi/v1/fundingInfo" => RestPrices.FundingInfo(_writer.Reset(), contracts.Trading).ToFrame(),
            _ => null,
        };
    }

    private byte[] Depth(RestQuery query, long nowMs)
    {
        VenueContract contract = query.Contract();
        return DepthFrames.Snapshot(_writer, faults.Picture(contract) ?? DepthPicture.Of(contract), query.Limit, nowMs);
    }

    /// <summary>One object for a symbol, else a list of all.</summary>
    private byte[] All(RestQuery query, Action<VenueContract> write)
    {
        _writer.Reset();
        if (query.HasSymbol)
        {
            write(query.Contract());
            return _writer.ToFrame();
        }

        _writer.Raw("["u8);
        bool first = true;
        foreach (VenueContract contract in contracts.Trading)
        {
            _writer.Raw(first ? ""u8 : ","u8);
            write(contract);
            first = false;
        }

        return _writer.Raw("]"u8).ToFrame();
    }

    private static int Weight(string path, RestQuery query) => path switch
    {
        "/fapi/v1/depth" => DepthWeight(query),
        "/fapi/v1/ticker/24hr" => query.HasSymbol ? 1 : 40,
        "/fapi/v1/premiumIndex" => query.HasSymbol ? 1 : 10,
        _ => 1,
    };

    private static int DepthWeight(RestQuery query)
    {
        try
        {
            return query.Limit switch { <= 50 => 2, 100 => 5, 500 => 10, _ => 20 };
        }
        catch (RestError)
        {
            // The call itself will be refused for it.
            return 2;
        }
    }

    private static byte[] Error(int code, string message) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{{\"code\":{code},\"msg\":{JsonSerializer.Serialize(message, Plain)}}}"));
}
