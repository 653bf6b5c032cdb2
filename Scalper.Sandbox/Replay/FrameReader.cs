using System.Globalization;
using System.Text.Json;

namespace Scalper.Sandbox.Replay;

/// <summary>Reads the recorded frames of the three topics; others give null.</summary>
internal static class FrameReader
{
    /// <summary>With up to six decimals still a 64-bit count of its last digit; prices with more decimals are small.</summary>
    private const decimal MostUnits = 1_000_000_000_000;

    public static RecordedFrame? Read(CaptureLine line)
    {
        using JsonDocument document = JsonDocument.Parse(line.Frame);
        JsonElement root = document.RootElement;
        string[] topic = (root.GetProperty("topic").GetString() ?? "").Split('.');
        return topic switch
        {
            ["orderbook", var depth, var symbol] when int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out int levels) => Book(line, root, symbol, levels),
            ["publicTrade", var symbol] => Trades(line, root, symbol),
            ["tickers", var symbol] => Ticker(line, root, symbol),
            _ => null,
        };
    }

    private static RecordedBook Book(CaptureLine line, JsonElement root, string symbol, int depth)
    {
        JsonElement data = root.GetProperty("data");
        long ts = Integer(root, "ts");
        return new RecordedBook(
            symbol,
            line.ReceivedNs,
            ts,
            depth,
            IsSnapshot(root) || Integer(data, "u") == 1,
            Levels(data.GetProperty("b")),
            Levels(data.GetProperty("a")),
            Integer(data, "seq"),
            root.TryGetProperty("cts", out _) ? Integer(root, "cts") : ts);
    }

    private static RecordedTrades Trades(CaptureLine line, JsonElement root, string symbol) => new(
        symbol,
        line.ReceivedNs,
        Integer(root, "ts"),
        new FrameTemplate(line.Frame),
        [.. root.GetProperty("data").EnumerateArray().Select(static trade => Level(trade.GetProperty("p"), trade.GetProperty("v")))]);

    private static RecordedTicker Ticker(CaptureLine line, JsonElement root, string symbol) => new(
        symbol,
        line.ReceivedNs,
        Integer(root, "ts"),
        IsSnapshot(root),
        new FrameTemplate(line.Frame),
        [.. root.GetProperty("data").EnumerateObject().Where(static field => field.Name != "symbol").Select(static field => new KeyValuePair<string, string>(field.Name, Text(field.Value)))],
        root.TryGetProperty("cs", out _) ? Integer(root, "cs") : 0);

    private static bool IsSnapshot(JsonElement root) => root.GetProperty("type").GetString() == "snapshot";

    private static List<RecordedLevel> Levels(JsonElement side) => [.. side.EnumerateArray().Select(static level => Level(level[0], level[1]))];

    private static RecordedLevel Level(JsonElement price, JsonElement size) => new(Number(price), Number(size));

    private static string Number(JsonElement value)
    {
        string text = Text(value);
        bool fits = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number < MostUnits;
        return fits ? text : throw new FormatException($"expected a decimal number below {MostUnits}, got '{text}'");
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();

    private static long Integer(JsonElement parent, string name) => long.Parse(Text(parent.GetProperty(name)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
