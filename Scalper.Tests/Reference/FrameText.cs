namespace Scalper.Tests.Reference;

/// <summary>Writes market-data frames as the venue does: numbers as text, fields in a chosen order.</summary>
public static class FrameText
{
    /// <summary>The order of the fields in most linear frames.</summary>
    public const string LinearOrder = "topic type ts data cts cs";

    /// <param name="order">Names of the envelope's fields; those a frame has not are passed over.</param>
    public static string Book(
        string symbol,
        int depth,
        bool snapshot,
        long u,
        long seq,
        long milliseconds,
        IEnumerable<(string Price, string Quantity)> bids,
        IEnumerable<(string Price, string Quantity)> asks,
        string order = LinearOrder) => Envelope(order, new()
        {
            ["topic"] = $"\"orderbook.{depth}.{symbol}\"",
            ["type"] = snapshot ? "\"snapshot\"" : "\"delta\"",
            ["ts"] = $"{milliseconds}",
            ["data"] = order == LinearOrder
                ? $$"""{"s":"{{symbol}}","b":[{{Levels(bids)}}],"a":[{{Levels(asks)}}],"u":{{u}},"seq":{{seq}}}"""
                : $$"""{"seq":{{seq}},"a":[{{Levels(asks)}}],"u":{{u}},"b":[{{Levels(bids)}}],"s":"{{symbol}}"}""",
            ["cts"] = $"{milliseconds - 2}",
        });

    public static string Trades(string symbol, long milliseconds, IEnumerable<TradeText> trades, string order = LinearOrder) => Envelope(order, new()
    {
        ["topic"] = $"\"publicTrade.{symbol}\"",
        ["type"] = "\"snapshot\"",
        ["ts"] = $"{milliseconds}",
        ["data"] = $"[{string.Join(',', trades.Select(trade => trade.ToJson(symbol)))}]",
    });

    public static string Ticker(string symbol, long milliseconds, long crossSeq, string lastPrice, string order = LinearOrder) => Envelope(order, new()
    {
        ["topic"] = $"\"tickers.{symbol}\"",
        ["type"] = "\"delta\"",
        ["ts"] = $"{milliseconds}",
        ["data"] = $$"""{"symbol":"{{symbol}}","lastPrice":"{{lastPrice}}"}""",
        ["cs"] = $"{crossSeq}",
    });

    private static string Envelope(string order, Dictionary<string, string> fields) =>
        "{" + string.Join(',', order.Split(' ').Where(fields.ContainsKey).Select(name => $"\"{name}\":{fields[name]}")) + "}";

    private static string Levels(IEnumerable<(string Price, string Quantity)> levels) =>
        string.Join(',', levels.Select(level => $"[\"{level.Price}\",\"{level.Quantity}\"]"));
}
