namespace Scalper.Sandbox.Wire;

/// <summary>The <c>tickers.{symbol}</c> frame: on the linear socket <c>data</c> stands before <c>cs</c> and <c>ts</c>.</summary>
internal static class TickerFrames
{
    public static byte[] Write(FrameWriter writer, string symbol, bool isSnapshot, IEnumerable<KeyValuePair<string, string>> fields, long cs, long tsMs)
    {
        writer.Reset()
            .Raw("{\"topic\":\"tickers."u8).Plain(symbol)
            .Raw(isSnapshot ? "\",\"type\":\"snapshot\",\"data\":{\"symbol\":\""u8 : "\",\"type\":\"delta\",\"data\":{\"symbol\":\""u8).Plain(symbol)
            .Raw("\""u8);
        foreach ((string name, string value) in fields)
        {
            writer.Raw(",\""u8).Plain(name).Raw("\":\""u8).Plain(value).Raw("\""u8);
        }

        return writer.Raw("},\"cs\":"u8).Integer(cs)
            .Raw(",\"ts\":"u8).TimeMs(tsMs)
            .Raw("}"u8)
            .ToFrame();
    }
}
