using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class FaultScheduleTests
{
    private static readonly string[] Topics = ["orderbook.50.BTCUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT", "orderbook.50.ETHUSDT", "tickers.ETHUSDT", "orderbook.1.SOLUSDT"];

    [Theory]
    [InlineData(5)]
    [InlineData(250)]
    public void Follow_SameSeed_SameFaultsAndFramesWhateverTheStep(int stepMs)
    {
        (string history, string frames) = Play(7, stepMs, null);
        Assert.Equal(Play(7, 50, null), (history, frames));
        Assert.NotEqual(Play(8, 50, null).History, history);
    }

    [Fact]
    public void Follow_EveryKind_CarriedOutSomeTime()
    {
        HashSet<string> seen = [];
        for (ulong seed = 1; seed <= 6; seed++)
        {
            (string history, _) = Play(seed, 50, FaultSchedule.Kinds);
            seen.UnionWith(FaultSchedule.Kinds.Where(kind => history.Contains($"{{\"cmd\":\"{kind}\"", StringComparison.Ordinal)));
        }
        Assert.Empty(FaultSchedule.Kinds.Except(seen));
    }

    [Fact]
    public void Follow_OnlyOneKind_NoOther()
    {
        (string history, _) = Play(3, 50, ["gap"]);
        Assert.All(history.Split('\n'), static line => Assert.Contains("\"cmd\":\"gap\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Follow_NothingAnyMore_CalmAfterTheLastHasEnded()
    {
        VirtualExchange venue = new(new SyntheticMarket(1, 1_000));
        venue.Exchange.Follow(new FaultSchedule(1, 60), venue.NowNs);
        Talk(venue, 60, 50);
        venue.Exchange.Follow(null, venue.NowNs);
        int carried = venue.Exchange.History.Count;
        Talk(venue, 30, 50);
        Assert.Equal(carried, venue.Exchange.History.Count);
        Assert.Empty(venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray());
    }

    [Fact]
    public void Follow_NobodyThere_EverythingHasAnEnd()
    {
        VirtualExchange venue = new(new SyntheticMarket(1, 1_000));
        venue.Exchange.Follow(new FaultSchedule(1, 600), venue.NowNs);
        venue.Advance(60 * VirtualExchange.SecondNs);
        JsonElement[] inForce = [.. venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray()];
        Assert.NotEmpty(inForce);
        Assert.All(inForce, static fault => Assert.InRange(fault.GetProperty("secondsLeft").GetDouble(), 0, 20));
    }

    [Fact]
    public void Create_UnknownKind_Refused() => Assert.Throws<ArgumentException>(() => new FaultSchedule(1, 1, ["flood"]));

    private static (string History, string Frames) Play(ulong seed, int stepMs, IReadOnlyList<string>? kinds)
    {
        VirtualExchange venue = new(new SyntheticMarket(1, 1_000));
        venue.Exchange.Follow(new FaultSchedule(seed, 60, kinds), venue.NowNs);
        string frames = Talk(venue, 120, stepMs);
        return (string.Join('\n', venue.Exchange.History.Where(static carried => carried.Refusal is null).Select(static carried => $"{carried.AtNs} {carried.Command}")), frames);
    }

    /// <summary>Connects anew each second where it is out, and tells what it heard.</summary>
    private static string Talk(VirtualExchange venue, int seconds, int stepMs)
    {
        List<string> heard = [];
        ClientSession? client = null;
        for (int second = 0; second < seconds; second++)
        {
            if (client is null or { End: not null } && venue.Exchange.TryConnect(venue.NowNs, out client, out _))
            {
                venue.Subscribe(client, Topics);
            }

            for (int ms = 0; ms < 1_000; ms += stepMs)
            {
                venue.Advance(stepMs * VirtualExchange.MsNs);
            }

            List<byte[]> frames = client is null ? [] : VirtualExchange.TakeBytes(client);
            heard.Add($"{second}: {frames.Count} frames of {frames.Sum(static frame => (long)frame.Length)} bytes, {client?.End}");
        }
        return string.Join('\n', heard);
    }
}
