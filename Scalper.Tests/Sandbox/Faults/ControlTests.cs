using System.Text.Json;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class ControlTests
{
    private readonly FaultBench _bench = new();

    [Theory]
    [InlineData("", "expected one JSON object, got text that is none")]
    [InlineData("[]", "expected one JSON object, got []")]
    [InlineData("{}", "expected \"cmd\" with the name of a command, got none")]
    [InlineData("""{"cmd":7}""", "expected \"cmd\" with the name of a command, got none")]
    [InlineData("""{"cmd":"explode"}""", "expected \"cmd\" to be one of ackdelay, ackloss, burst, clear, ")]
    [InlineData("""{"cmd":"clear","now":true}""", "clear: expected no arguments, got 'now'")]
    [InlineData("""{"cmd":"drop","code":1015}""", "drop: expected a code that a close frame may carry, or 1006 for none, got 1015")]
    [InlineData("""{"cmd":"drop","code":999}""", "drop: expected \"code\" to be a whole number from 1000 to 4999, got 999")]
    [InlineData("""{"cmd":"drip"}""", "drip: expected \"value\" frames a second, \"fragment\" bytes, or both, got neither")]
    [InlineData("""{"cmd":"ackdelay"}""", "ackdelay: expected \"ms\", got none")]
    [InlineData("""{"cmd":"reject"}""", "reject: expected \"topic\", \"symbol\" or \"depth\", got none")]
    [InlineData("""{"cmd":"silence","symbol":"\ud800"}""", "expected valid text, got half of a surrogate pair")]
    public void Control_NotACommand_OneLine(string command, string expected)
    {
        ControlAnswer answer = _bench.Control(command);
        Assert.StartsWith(expected, answer.Error, StringComparison.Ordinal);
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(answer.Json);
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal(answer.Error, json.Text("error"));
        Assert.DoesNotContain('\n', answer.Error!);
    }

    [Fact]
    public void Faults_SomeInForce_ListedWithTheTimeLeft()
    {
        _bench.Venue.Control("""{"cmd":"silence","symbol":"BTCUSDT","seconds":4}""");
        _bench.Venue.Control("""{"cmd":"nopong"}""");
        _bench.Venue.Advance(VirtualExchange.SecondNs);
        JsonElement answer = _bench.Venue.Control("""{"cmd":"faults"}""");
        JsonElement[] inForce = [.. answer.GetProperty("inForce").EnumerateArray()];
        Assert.Equal(["""{"cmd":"silence","symbol":"BTCUSDT","seconds":4}""", """{"cmd":"nopong"}"""], inForce.Select(static fault => fault.GetProperty("command").GetRawText()));
        Assert.Equal(3, inForce[0].GetProperty("secondsLeft").GetDouble());
        Assert.Equal(JsonValueKind.Null, inForce[1].GetProperty("secondsLeft").ValueKind);
    }

    [Fact]
    public void Clear_EverythingLasting_AllIsAsBefore()
    {
        foreach (string command in (string[])[
            """{"cmd":"silence"}""", """{"cmd":"nopong"}""", """{"cmd":"halfopen"}""", """{"cmd":"drip","value":1}""", """{"cmd":"refuse"}""", """{"cmd":"ackloss"}""",
            """{"cmd":"ackdelay","ms":9}""", """{"cmd":"reject","symbol":"ETHUSDT"}""", """{"cmd":"rate","value":0}""", """{"cmd":"clock","ms":5000}""", """{"cmd":"gap","count":9}""",
            """{"cmd":"restart","symbol":"BTCUSDT","seconds":60}"""])
        {
            _bench.Venue.Control(command);
        }

        Assert.Equal(11, _bench.Venue.Control("""{"cmd":"clear"}""").Long("hit"));
        Assert.Empty(_bench.Venue.Control("""{"cmd":"faults"}""").GetProperty("inForce").EnumerateArray());
        Assert.True(_bench.Venue.Exchange.TryConnect(_bench.Venue.NowNs, out _, out _));
        _bench.Venue.Send(_bench.Client, """{"op":"ping"}""");
        _bench.Venue.Subscribe(_bench.Client, "tickers.ETHUSDT");
        List<JsonElement> frames = _bench.Run(2);
        Assert.Equal(2, frames.Count(static frame => frame.TryGetProperty("op", out _)));
        Assert.Contains(frames, static frame => frame.Topic() == FaultBench.Trades);
        Assert.InRange(frames[^1].Long("ts"), 0, _bench.Venue.NowNs / VirtualExchange.MsNs);
    }

    [Fact]
    public void History_CarriedAndRefused_BothAreKept()
    {
        _bench.Venue.Control("""{"cmd":"nopong"}""");
        _bench.Venue.Refused("""{"cmd":"nope"}""");
        Assert.Equal([true, false], _bench.Venue.Exchange.History.Select(static carried => carried.Refusal is null));
    }

    [Fact]
    public void Replay_WhatARecordingCannotDo_RefusedAndTheRateWorks()
    {
        using MadeUpCapture file = new(string.Join('\n', Enumerable.Range(0, 50).Select(static i => MadeUpCapture.Line(
            1_700_000_000_000_000_000 + (i * 100_000_000L), MadeUpCapture.Book(i == 0 ? "snapshot" : "delta", 1_700_000_000_000 + (i * 100), i + 1, $"1.0 {i + 1}", "1.1 5")))));
        VirtualExchange venue = new(new Scalper.Sandbox.Replay.CaptureReplay(file.Path, null, 1, 1));
        Scalper.Sandbox.Venue.ClientSession client = venue.Connect();
        venue.Subscribe(client, "orderbook.200.ABCUSDT");
        venue.Advance(VirtualExchange.SecondNs);
        Assert.StartsWith("ticksize: expected the synthetic market, got a replay", venue.Refused("""{"cmd":"ticksize","symbol":"ABCUSDT","tick":"1"}"""), StringComparison.Ordinal);
        Assert.StartsWith("list: expected the synthetic market, got a replay", venue.Refused("""{"cmd":"list","symbol":"NEWUSDT"}"""), StringComparison.Ordinal);
        Assert.StartsWith("burst: expected the synthetic market, got a replay", venue.Refused("""{"cmd":"burst"}"""), StringComparison.Ordinal);
        Assert.StartsWith("wall: expected the synthetic market, got a replay", venue.Refused("""{"cmd":"wall","symbol":"ABCUSDT","side":"bid","bps":1}"""), StringComparison.Ordinal);
        VirtualExchange.Take(client);
        venue.Control("""{"cmd":"rate","value":0,"seconds":2}""");
        Assert.Empty(venue.Run(client, 1.9));
        List<JsonElement> after = [.. venue.Run(client, 1)];
        Assert.InRange(after.Count, 8, 10);
        Assert.InRange(after[^1].Long("ts") - (venue.NowNs / VirtualExchange.MsNs), -200, 0);
        venue.Control("""{"cmd":"delist","symbol":"ABCUSDT"}""");
        Assert.Empty(venue.Run(client, 1));
    }
}
