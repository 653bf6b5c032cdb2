using Scalper.Core.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Venues;

/// <summary>One made-up frame of each kind, and the contract they speak of.</summary>
internal static class TestFrames
{
    public const string Symbol = "BTCUSDT";

    public const string TradeId = "20f43950-d8dd-5b31-9112-a178eb6023af";

    public static readonly Instrument Btc = new(Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));

    public static string Book { get; } = FrameText.Book(
        Symbol, 50, snapshot: false, u: 7, seq: 70, 1_786_000_000_000, [("65114.20", "6.054"), ("65114.10", "0")], [("65114.30", "10.486")]);

    public static string Trade { get; } = FrameText.Trades(
        Symbol, 1_786_000_000_000, [new TradeText(TradeId, 71, true, "PlusTick", "65114.30", "0.250", false, false, 1_785_999_999_990)]);

    public static string Ticker { get; } =
        $$$"""{"topic":"tickers.{{{Symbol}}}","type":"delta","data":{"symbol":"{{{Symbol}}}","bid1Price":"65114.20","bid1Size":"6.054","markPrice":"65117.43"},"cs":72,"ts":1786000000000}""";

    public static string Ack { get; } = """{"success":true,"ret_msg":"","conn_id":"c","req_id":"42","op":"subscribe"}""";

    public static IReadOnlyList<string> All { get; } = [Book, Trade, Ticker, Ack];
}
