namespace Scalper.Tests.Reference;

/// <summary>One trade of a written <c>publicTrade</c> frame.</summary>
/// <param name="Tick">The tick direction's word; null leaves the field out.</param>
/// <param name="Milliseconds">T: the fill time.</param>
public sealed record TradeText(
    string Id, long Seq, bool Buy, string? Tick, string Price, string Quantity, bool Block, bool Rpi, long Milliseconds)
{
    public string ToJson(string symbol)
    {
        string tick = Tick is null ? "" : $"\"L\":\"{Tick}\",";
        return $$"""{"T":{{Milliseconds}},"s":"{{symbol}}","S":"{{(Buy ? "Buy" : "Sell")}}","v":"{{Quantity}}","p":"{{Price}}",{{tick}}"i":"{{Id}}","BT":{{Word(Block)}},"RPI":{{Word(Rpi)}},"seq":{{Seq}}}""";
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
