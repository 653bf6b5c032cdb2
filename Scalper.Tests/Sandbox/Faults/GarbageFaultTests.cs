using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class GarbageFaultTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly FaultBench _bench = new();

    [Theory]
    [InlineData("text")]
    [InlineData("truncated")]
    [InlineData("nesting")]
    [InlineData("html")]
    public void Garbage_NoJson_OneExtraFrameThatDoesNotParse(string kind)
    {
        long before = _bench.Truth.UpdateId;
        OutFrame frame = One($$"""{"cmd":"garbage","kind":"{{kind}}","topic":"{{FaultBench.Book}}"}""");
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(frame.Bytes));
        Assert.Equal(before + 1, _bench.Run(1, FaultBench.Book)[0].Data().Long("u"));
    }

    [Theory]
    [InlineData(FaultBench.Book)]
    [InlineData(FaultBench.Trades)]
    [InlineData(FaultBench.Ticker)]
    public void Garbage_Types_JsonOfThatTopicWithoutItsTypes(string topic)
    {
        JsonElement frame = JsonSerializer.Deserialize<JsonElement>(One($$"""{"cmd":"garbage","kind":"types","topic":"{{topic}}"}""").Bytes);
        Assert.Equal(topic, frame.Topic());
        Assert.NotEqual(JsonValueKind.Number, frame.GetProperty("ts").ValueKind);
    }

    [Fact]
    public void Garbage_Huge_SixMegabytes() => Assert.InRange(One("""{"cmd":"garbage","kind":"huge"}""").Bytes.Length, 6 * 1024 * 1024, 7 * 1024 * 1024);

    [Fact]
    public void Garbage_Binary_NotText() => Assert.True(One("""{"cmd":"garbage","kind":"binary"}""").IsBinary);

    [Fact]
    public void Garbage_Utf8_NotDecodable()
    {
        byte[] frame = One("""{"cmd":"garbage","kind":"utf8"}""").Bytes;
        Assert.Throws<DecoderFallbackException>(() => Strict.GetString(frame));
    }

    [Fact]
    public void Garbage_Replace_TheNextTwoFramesOfTheTopicAreCutShort()
    {
        long before = _bench.Truth.UpdateId;
        _bench.Venue.Control($$"""{"cmd":"garbage","kind":"truncated","topic":"{{FaultBench.Book}}","replace":true,"count":2}""");
        List<OutFrame> frames = [.. _bench.RunRaw(1).Where(static frame => FaultBench.Text(frame).Contains(FaultBench.Book, StringComparison.Ordinal))];
        Assert.All(frames[..2], static frame => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(frame.Bytes)));
        Assert.Equal(before + 3, JsonSerializer.Deserialize<JsonElement>(frames[2].Bytes).Data().Long("u"));
    }

    [Fact]
    public void Garbage_UnknownKind_Refused() =>
        Assert.Equal(
            "garbage: expected \"kind\" to be one of text, truncated, types, nesting, huge, binary, utf8, html, got 'odd'",
            _bench.Venue.Refused("""{"cmd":"garbage","kind":"odd"}"""));

    private OutFrame One(string command)
    {
        _bench.Venue.Control(command);
        Assert.True(_bench.Client.Outbox.TryTake(out OutFrame frame));
        Assert.False(_bench.Client.Outbox.TryTake(out _));
        return frame;
    }
}
