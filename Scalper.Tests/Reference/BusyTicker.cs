namespace Scalper.Tests.Reference;

/// <summary>A made-up capture of one symbol with a busy ticker: fields that come and stay away, a silence, time that stands still.</summary>
public static class BusyTicker
{
    private const string Symbol = "AAAUSDT";

    /// <summary>Seventeen minutes; between the sixth and the seventh the ticker is silent for 9 to 11 s.</summary>
    public static IReadOnlyList<CaptureLine> Generate(int seed)
    {
        Random random = new(seed);
        long origin = SyntheticCapture.Origin, now = origin, silentFrom = origin + 370_000, silentTo = silentFrom + 9_000 + (random.Next(21) * 100);
        List<CaptureLine> lines = [Line(now, FrameText.Book(Symbol, 50, true, 10, 10, now, [("100.00", "5.0")], [("100.01", "4.0")]))];
        long u = 10;
        decimal interest = 50_000;
        for (bool first = true; now < origin + 1_020_000; now += random.Next(0, 15) * 100)
        {
            if (random.Next(2) == 0)
            {
                lines.Add(Line(now, FrameText.Book(Symbol, 50, false, ++u, u, now, [("100.00", $"{random.Next(1, 90)}.0")], [])));
            }
            else if (now < silentFrom || now > silentTo)
            {
                interest += random.Next(-50, 51);
                lines.Add(Line(now, Ticker(random, first, now, interest)));
                first = false;
            }
        }

        return lines;
    }

    private static CaptureLine Line(long milliseconds, string raw) => new(milliseconds * 1_000_000, raw);

    private static string Ticker(Random random, bool isSnapshot, long now, decimal interest)
    {
        List<string> fields = [$"\"symbol\":\"{Symbol}\""];
        Add("openInterest", $"{interest}.5");
        Add("fundingRate", random.Next(3) == 0 ? "-0.000125" : "0.0001");
        Add("nextFundingTime", $"{(now / 300_000 * 300_000) + 200_000}");
        Add("markPrice", $"100.0{random.Next(10)}");
        Add("indexPrice", $"99.9{random.Next(10)}");
        string type = isSnapshot ? "snapshot" : "delta";
        return $$"""{"topic":"tickers.{{Symbol}}","type":"{{type}}","data":{{{string.Join(',', fields)}}},"cs":1,"ts":{{now}}}""";

        void Add(string name, string value)
        {
            if (isSnapshot || random.Next(3) == 0)
            {
                fields.Add($"\"{name}\":\"{value}\"");
            }
        }
    }
}
