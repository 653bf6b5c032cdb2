using System.IO.Compression;
using System.Text.Json;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>Frames and answers have the fields of recorded ones, in their order, with their types and forms of numbers.</summary>
public sealed class CapturedShapeTests
{
    /// <summary>Fields that the venue has added since the recordings.</summary>
    private static readonly string[] Later = ["nq", "ap"];

    private readonly VirtualBinance _venue = new();

    [CapturesTheory]
    [InlineData("raw_usdm_btcusdt_20240808.txt.gz", "depthUpdate", "/public/ws", "btcusdt@depth@100ms")]
    [InlineData("raw_usdm_btcusdt_20240808.txt.gz", "trade", "/public/ws", "btcusdt@trade")]
    [InlineData("raw_usdm_btcusdt_20240808.txt.gz", "bookTicker", "/public/ws", "btcusdt@bookTicker")]
    [InlineData("raw_usdm_btcusdt_20230404.txt.gz", "markPriceUpdate", "/market/ws", "btcusdt@markPrice@1s")]
    [InlineData("usdm_202512_BTCUSDT_aggTrade_single.jsonl.gz", "aggTrade", "/market/ws", "btcusdt@aggTrade")]
    public void Stream_BesideACapture_SameShape(string file, string kind, string target, string stream)
    {
        ClientSession client = _venue.Subscribed(target, stream);
        JsonElement made = _venue.Run(client, 20).First(frame => IsFull(frame));
        JsonElement captured = Frames(file).First(frame => frame.TryGetProperty("e", out JsonElement e) && e.GetString() == kind && IsFull(frame));
        Assert.Equal(kind, made.Text("e"));
        Assert.Equal(Shape(captured), Shape(made));
    }

    [CapturesFact]
    public void Depth_BesideACapture_SameShape()
    {
        JsonElement captured = Frames("raw_usdm_btcusdt_20240808.txt.gz").First(static frame => frame.TryGetProperty("lastUpdateId", out _));
        Assert.Equal(Shape(captured), Shape(_venue.Get("/fapi/v1/depth?symbol=BTCUSDT&limit=1000")));
    }

    [CapturesFact]
    public void ExchangeInfo_BesideACapture_SameFieldsInTheSameOrder()
    {
        using GZipStream stream = Open("rest_202512_fapi_exchangeInfo.json.gz");
        JsonElement captured = JsonSerializer.Deserialize<JsonElement>(stream), made = _venue.Get("/fapi/v1/exchangeInfo");
        Assert.Equal(Names(captured), Names(made));
        Assert.Equal(captured.GetProperty("rateLimits").EnumerateArray().Select(static limit => JsonSerializer.Serialize(limit)), made.GetProperty("rateLimits").EnumerateArray().Select(static limit => JsonSerializer.Serialize(limit)));
        JsonElement theirs = Bitcoin(captured), ours = Bitcoin(made);
        Assert.Equal(Names(theirs), Names(ours));
        Assert.Equal(theirs.EnumerateObject().Select(static field => field.Value.ValueKind), ours.EnumerateObject().Select(static field => field.Value.ValueKind));
        Assert.Equal(Filters(theirs), Filters(ours));
    }

    private static string[] Names(JsonElement entry) => [.. entry.EnumerateObject().Select(static field => field.Name)];

    private static JsonElement Bitcoin(JsonElement info) => info.GetProperty("symbols").EnumerateArray().First(static entry => entry.Text("symbol") == "BTCUSDT");

    /// <summary>The venue writes the fields of a filter in any order.</summary>
    private static string[] Filters(JsonElement entry) =>
        [.. entry.GetProperty("filters").EnumerateArray().Select(static filter => filter.Text("filterType") + ": " + string.Join(',', Names(filter).Order(StringComparer.Ordinal)))];

    private static bool IsFull(JsonElement frame) => !frame.TryGetProperty("b", out JsonElement bids) || bids.ValueKind != JsonValueKind.Array
        || (bids.EnumerateArray().Any(IsDeletion) && frame.GetProperty("a").GetArrayLength() > 0);

    private static bool IsDeletion(JsonElement level) => level[1].GetString()!.Trim('0', '.').Length == 0;

    /// <summary>Field names in order, types, and of numbers in text how many decimals they have.</summary>
    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Where(static field => !Later.Contains(field.Name)).Select(static field => $"{field.Name}:{Shape(field.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(" or ", element.EnumerateArray().Select(Shape).Distinct().Order(StringComparer.Ordinal)) + "]",
        JsonValueKind.String => Decimals(element.GetString()!),
        JsonValueKind.True or JsonValueKind.False => "bool",
        var kind => kind.ToString(),
    };

    private static string Decimals(string text) => text.Length > 0 && text.All(static c => char.IsAsciiDigit(c) || c is '.' or '-')
        ? "number with " + (text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0)
        : "text";

    private static IEnumerable<JsonElement> Frames(string file)
    {
        using StreamReader reader = new(Open(file));
        while (reader.ReadLine() is { } line)
        {
            JsonElement frame = JsonSerializer.Deserialize<JsonElement>(line[line.IndexOf('{', StringComparison.Ordinal)..]);
            frame = frame.TryGetProperty("raw", out JsonElement raw) ? JsonSerializer.Deserialize<JsonElement>(raw.GetString()!) : frame;
            yield return frame.TryGetProperty("data", out JsonElement data) ? data : frame;
        }
    }

    private static GZipStream Open(string file) => new(File.OpenRead(CapturePath.Binance(file)), CompressionMode.Decompress);
}
