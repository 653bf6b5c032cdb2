namespace Scalper.Tests.Venues;

/// <summary>One made-up frame of each kind as Binance USD-M writes it, of the contract of <see cref="TestFrames"/>.</summary>
internal static class BinanceFrames
{
    public const string Depth =
        """{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1786000000005,"T":1786000000000,"s":"BTCUSDT","U":157,"u":160,"pu":149,"b":[["65114.20","6.054"],["65114.10","0.000"]],"a":[["65114.30","10.486"]]}}""";

    public const string Trade =
        """{"stream":"btcusdt@trade","data":{"e":"trade","E":1786000000003,"T":1786000000001,"s":"BTCUSDT","t":12345,"p":"65114.30","q":"0.250","X":"MARKET","m":true}}""";

    public const string AggregateTrade =
        """{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1786000000003,"a":77,"s":"BTCUSDT","p":"65114.30","q":"0.250","nq":"0.200","f":100,"l":105,"T":1786000000001,"m":false}}""";

    public const string BookTicker =
        """{"stream":"btcusdt@bookTicker","data":{"e":"bookTicker","u":161,"s":"BTCUSDT","b":"65114.20","B":"6.054","a":"65114.30","A":"10.486","T":1786000000000,"E":1786000000002}}""";

    public const string MarkPrice =
        """{"stream":"btcusdt@markPrice@1s","data":{"e":"markPriceUpdate","E":1786000000000,"s":"BTCUSDT","p":"65117.43000000","ap":"65117.00","P":"65110.1","i":"65120.5","r":"-0.00010000","T":1786003200000}}""";

    public const string DayTicker =
        """{"stream":"btcusdt@ticker","data":{"e":"24hrTicker","E":1786000000000,"s":"BTCUSDT","p":"-94.9","P":"-1.500","w":"65000.1","c":"65114.20","Q":"0.1","o":"1","h":"2","l":"3","v":"8913.3","q":"15.30","O":0,"C":86400000,"F":0,"L":18150,"n":18151}}""";

    public const string Snapshot =
        """{"snapshot":"BTCUSDT","data":{"lastUpdateId":158,"E":1786000000004,"T":1786000000000,"bids":[["65114.20","6.054"],["65114.10","1.000"]],"asks":[["65114.30","10.486"]]}}""";

    public const string Ack = """{"result":null,"id":42}""";

    public static IReadOnlyList<string> All { get; } = [Depth, Trade, AggregateTrade, BookTicker, MarkPrice, DayTicker, Snapshot, Ack];

    /// <summary>As a single stream sends it.</summary>
    public static string Bare(string frame) => frame[(frame.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];
}
