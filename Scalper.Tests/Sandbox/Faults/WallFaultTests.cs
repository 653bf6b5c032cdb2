using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class WallFaultTests
{
    private readonly FaultBench _bench = new(3_000);
    private readonly NaiveBook _book = new();

    public WallFaultTests()
    {
        _bench.Venue.Control("""{"cmd":"snapshot","topic":"orderbook.50.BTCUSDT"}""");
        Follow(_bench.Run(1));
    }

    [Theory]
    [InlineData("bid", 0.5)]
    [InlineData("ask", 0.5)]
    [InlineData("bid", 0)]
    [InlineData("ask", 0)]
    public void Wall_ForAMinute_StandsWholeUntilThenAndTheMarketGoesOnOnTheRightSideOfIt(string side, double bps)
    {
        (decimal price, string quantity) = Plant(side, bps, seconds: 60);
        int traded = 0, shown = 0;
        for (int step = 0; step < 590; step++)
        {
            List<JsonElement> frames = _bench.Run(0.1);
            Follow(frames);
            traded += frames.Count(static frame => frame.Topic() == FaultBench.Trades);
            SortedDictionary<decimal, string> levels = Side(side);
            if (step > 1 && IsWithin(side, levels, price))
            {
                shown++;
                Assert.Equal(quantity, levels.GetValueOrDefault(price));
            }
            Assert.True(_book.Bids.First().Key < _book.Asks.First().Key, "the book is crossed");
            Assert.True(side == "bid" ? _book.Bids.First().Key >= price : _book.Asks.First().Key <= price, "the market has passed the wall");
        }
        Assert.True(traded > 50 && shown > 200, $"{traded} trade messages, {shown} looks at the wall");
        Follow(_bench.Run(2));
        Assert.NotEqual(quantity, Side(side).GetValueOrDefault(price));
        Assert.Empty(_bench.Venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray());
    }

    [Fact]
    public void Wall_TwentyTimes_HoldsSoManyTimesWhatLevelsThereDo()
    {
        double usual = _book.Bids.Take(50).Average(static level => double.Parse(level.Value, CultureInfo.InvariantCulture));
        (_, string quantity) = Plant("bid", 0.5, seconds: 60);
        Assert.InRange(double.Parse(quantity, CultureInfo.InvariantCulture), 5 * usual, 80 * usual);
    }

    [Fact]
    public void Wall_Cleared_IsPulled()
    {
        (decimal price, string quantity) = Plant("ask", 0.5, seconds: null);
        Follow(_bench.Run(1));
        Assert.Equal(quantity, _book.Asks.GetValueOrDefault(price));
        Assert.Equal(1, _bench.Venue.Control("""{"cmd":"clear"}""").GetProperty("hit").GetInt32());
        Follow(_bench.Run(1));
        Assert.NotEqual(quantity, _book.Asks.GetValueOrDefault(price));
    }

    [Fact]
    public void Wall_AnotherAtTheSamePrice_TakesItsPlaceForItsOwnTime()
    {
        _bench.Venue.Control("""{"cmd":"rate","value":0}""");
        (decimal price, string first) = Plant("bid", 0.5, seconds: 5);
        (decimal same, string second) = Plant("bid", 0.5, seconds: 30, times: 40);
        Assert.Equal(price, same);
        Assert.NotEqual(first, second);
        _bench.Venue.Control("""{"cmd":"rate","value":3000}""");
        Follow(_bench.Run(10));
        Assert.Equal(second, _book.Bids.GetValueOrDefault(price));
    }

    [Fact]
    public void Wall_AnotherPriceGrid_IsGone()
    {
        Plant("bid", 0.5, seconds: 60);
        _bench.Venue.Control("""{"cmd":"ticksize","symbol":"BTCUSDT","tick":"0.5"}""");
        List<JsonElement> frames = _bench.Run(1, FaultBench.Book);
        NaiveBook after = new();
        frames.ForEach(after.Apply);
        double[] held = [.. after.Bids.Values.Select(static lots => double.Parse(lots, CultureInfo.InvariantCulture))];
        Assert.True(held.Max() < 15 * held.Average(), "something as large as the wall rests there");
        _bench.Venue.Control("""{"cmd":"clear"}""");
        Assert.NotEmpty(_bench.Run(1, FaultBench.Book));
    }

    [Theory]
    [InlineData("""{"cmd":"wall","side":"bid","bps":1}""", "wall: expected \"symbol\", got none")]
    [InlineData("""{"cmd":"wall","symbol":"NOPEUSDT","side":"bid","bps":1}""", "wall: expected a contract that trades, got 'NOPEUSDT'")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","bps":1}""", "wall: expected \"side\", got none")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","side":"buy","bps":1}""", "wall: expected \"side\" to be one of bid, ask, got 'buy'")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","side":"bid"}""", "wall: expected \"bps\" from the mid, got none")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","side":"bid","bps":-1}""", "wall: expected \"bps\" to be a number from 0 to 1000, got -1")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","side":"bid","bps":1,"times":0}""", "wall: expected \"times\" to be a number from 1 to 10000, got 0")]
    [InlineData("""{"cmd":"wall","symbol":"BTCUSDT","side":"bid","bps":1,"depth":50}""", "wall: expected symbol, side, bps, times, seconds, got 'depth'")]
    public void Wall_ImpossibleValue_Refused(string command, string expected) => Assert.Equal(expected, _bench.Venue.Refused(command));

    [Fact]
    public void Wall_BeyondWhatIsSeen_RefusedWithHowFarThatReaches()
    {
        string refusal = _bench.Venue.Refused("""{"cmd":"wall","symbol":"BTCUSDT","side":"ask","bps":500}""");
        Assert.Matches("^wall: expected \"bps\" within the 50 best levels of BTCUSDT, which reach [0-9]+\\.[0-9]{2} now, got 500$", refusal);
    }

    private (decimal Price, string Quantity) Plant(string side, double bps, double? seconds, double times = 20)
    {
        JsonElement answer = _bench.Venue.Control(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["cmd"] = "wall", ["symbol"] = "BTCUSDT", ["side"] = side, ["bps"] = bps, ["times"] = times, ["seconds"] = seconds ?? 86_400,
        }));
        Assert.Equal(1, answer.GetProperty("hit").GetInt32());
        return (decimal.Parse(answer.Text("price"), CultureInfo.InvariantCulture), answer.Text("quantity"));
    }

    private void Follow(List<JsonElement> frames)
    {
        foreach (JsonElement frame in frames.Where(static frame => frame.Topic() == FaultBench.Book))
        {
            if (_book.Known || frame.Kind() == "snapshot")
            {
                _book.Apply(frame);
            }
        }
    }

    private SortedDictionary<decimal, string> Side(string side) => side == "bid" ? _book.Bids : _book.Asks;

    private static bool IsWithin(string side, SortedDictionary<decimal, string> levels, decimal price) =>
        side == "bid" ? price >= levels.Last().Key : price <= levels.Last().Key;
}
