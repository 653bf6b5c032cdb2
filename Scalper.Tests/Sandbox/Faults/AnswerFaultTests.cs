using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class AnswerFaultTests
{
    private readonly FaultBench _bench = new();

    [Fact]
    public void NoPong_Lasting_PingsUnansweredWhileDataGoesOn()
    {
        _bench.Venue.Control("""{"cmd":"nopong","seconds":2}""");
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        List<JsonElement> frames = _bench.Run(2);
        Assert.DoesNotContain(frames, IsAnswer);
        Assert.NotEmpty(frames);
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        Assert.Contains(_bench.Run(0.1), IsAnswer);
    }

    [Fact]
    public void AckLoss_ACount_LostButTheRequestTakesEffect()
    {
        _bench.Venue.Control("""{"cmd":"ackloss","count":1}""");
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.ETHUSDT");
        List<JsonElement> frames = _bench.Run(1);
        Assert.DoesNotContain(frames, IsAnswer);
        Assert.Equal("snapshot", frames.First(static frame => frame.Topic() == "orderbook.50.ETHUSDT").Kind());
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.SOLUSDT");
        Assert.Contains(_bench.Run(0.1), IsAnswer);
    }

    [Fact]
    public void AckLoss_AShare_SomeAreLostTheSameForTheSameSeed()
    {
        int[] answered = [Answered(), Answered()];
        Assert.InRange(answered[0], 30, 70);
        Assert.Equal(answered[0], answered[1]);

        static int Answered()
        {
            FaultBench bench = new(1);
            bench.Venue.Control("""{"cmd":"ackloss","share":0.5,"seconds":60}""");
            for (int i = 0; i < 100; i++)
            {
                bench.Venue.Unsubscribe(bench.Client, FaultBench.Ticker);
            }

            return VirtualExchange.Take(bench.Client).Count(IsAnswer);
        }
    }

    [Fact]
    public void AckDelay_OfAnHundredMs_DataFirstThenTheAckAtItsTime()
    {
        _bench.Venue.Control("""{"cmd":"ackdelay","ms":100,"topic":"orderbook.50.ETHUSDT"}""");
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.ETHUSDT");
        _bench.Venue.Subscribe(_bench.Client, "tickers.ETHUSDT");
        List<JsonElement> now = VirtualExchange.Take(_bench.Client);
        Assert.Equal(["orderbook.50.ETHUSDT", "", "tickers.ETHUSDT"], now.Select(static frame => frame.Topic()));
        Assert.DoesNotContain(_bench.Run(0.095), IsAnswer);
        Assert.Contains(_bench.Run(0.01), IsAnswer);
    }

    [Theory]
    [InlineData("", "error:handler not found,topic:tickers.ETHUSDT")]
    [InlineData(""","words":"error:internal" """, "error:internal")]
    public void Reject_OneTopic_TheWholeRequestRefusedInThoseWords(string extra, string words)
    {
        _bench.Venue.Control("{\"cmd\":\"reject\",\"topic\":\"tickers.ETHUSDT\"" + extra + "}");
        _bench.Venue.Subscribe(_bench.Client, "orderbook.50.ETHUSDT", "tickers.ETHUSDT");
        JsonElement answer = VirtualExchange.TakeOne(_bench.Client);
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Equal(words, answer.Text("ret_msg"));
        Assert.Equal(3, _bench.Client.Subscriptions.Count);
    }

    private static bool IsAnswer(JsonElement frame) => frame.TryGetProperty("op", out _);
}
