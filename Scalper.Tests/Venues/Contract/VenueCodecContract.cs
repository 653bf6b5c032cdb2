using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues;

namespace Scalper.Tests.Venues.Contract;

/// <summary>What every venue's codec does, whatever the venue writes. A venue inherits it and says what its frames are.</summary>
public abstract class VenueCodecContract
{
    private readonly HeardEvents _heard = new(TestFrames.Btc);

    public abstract IVenue Venue { get; }

    /// <summary>An update of the book of <see cref="TestFrames.Btc"/>.</summary>
    public abstract string Book { get; }

    /// <summary>A trade of it.</summary>
    public abstract string Trade { get; }

    /// <summary>Best bid and ask of it.</summary>
    public abstract string Ticker { get; }

    /// <summary>Yes to a request.</summary>
    public abstract string Ack { get; }

    private string[] Data => [Book, Trade, Ticker];

    [Fact]
    public void Decode_EachKind_IsHandedOverOnce()
    {
        IVenueCodec codec = Venue.NewCodec();
        Assert.All(Data.Append(Ack), f => Assert.Equal(DecodeResult.Handled, Decode(codec, f)));
        Assert.Equal((1, 1, 1, 1, 4), (_heard.Books, _heard.Trades.Count, _heard.Tickers.Count, _heard.Replies.Count, _heard.Lines.Count));
        Assert.Equal([ControlReplyKind.Subscribe], _heard.Replies);
        Assert.Empty(_heard.Unreadable);
    }

    [Fact]
    public void Decode_FrameOfData_SaysWhenItWasMade()
    {
        IVenueCodec codec = Venue.NewCodec();
        Assert.All(Data, f =>
        {
            Decode(codec, f);
            Assert.InRange(codec.GatewayTimeMs, 1_700_000_000_000, 1_900_000_000_000);
        });
        Decode(codec, Ack);
        Assert.Equal(0, codec.GatewayTimeMs);
    }

    [Fact]
    public void Decode_FrameCutAtAnyByte_IsNotJsonAndCallsNobody()
    {
        IVenueCodec codec = Venue.NewCodec();
        foreach (byte[] frame in Data.Append(Ack).Select(Encoding.UTF8.GetBytes))
        {
            for (int length = 0; length < frame.Length; length++)
            {
                Assert.Equal(DecodeResult.NotJson, codec.Decode(frame.AsSpan(0, length), _heard));
            }
        }

        Assert.Empty(_heard.Lines);
        AssertStillWorks(codec);
    }

    [Fact]
    public void Decode_AnyByteReplaced_NeverThrows()
    {
        SeededRandom random = new(11);
        IVenueCodec codec = Venue.NewCodec();
        foreach (byte[] frame in Data.Append(Ack).Select(Encoding.UTF8.GetBytes))
        {
            for (int i = 0; i < 30 * frame.Length; i++)
            {
                byte[] damaged = [.. frame];
                damaged[i % frame.Length] = (byte)random.NextBits();
                damaged[(int)(random.NextUnit() * frame.Length)] ^= (byte)(random.NextBits() & 0x5f);
                Assert.True(Enum.IsDefined(codec.Decode(damaged, _heard)));
            }
        }

        AssertStillWorks(codec);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("pong")]
    [InlineData("{}}")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("{\"\\ud800\":1}")]
    public void Decode_NoJsonObject_IsNotJson(string frame) => Assert.Equal(DecodeResult.NotJson, Decode(Venue.NewCodec(), frame));

    [Fact]
    public void Decode_DeepNesting_IsNotJson() =>
        Assert.Equal(DecodeResult.NotJson, Decode(Venue.NewCodec(), $"{Book[..^1]},\"x\":{new string('[', 100_000)}{new string(']', 100_000)}}}"));

    [Fact]
    public void Decode_SymbolThatNobodyFollows_IsIgnored()
    {
        IVenueCodec codec = Venue.NewCodec();
        Assert.All(Data, f => Assert.Equal(DecodeResult.Ignored, Decode(codec, f.Replace("BTCUSDT", "ETHUSDT", StringComparison.Ordinal).Replace("btcusdt", "ethusdt", StringComparison.Ordinal))));
        Assert.Empty(_heard.Lines);
        Assert.Empty(_heard.Unreadable);
    }

    [Fact]
    public void Decode_PriceThatIsNone_IsToldOfItsSymbol()
    {
        IVenueCodec codec = Venue.NewCodec();
        Assert.Equal(DecodeResult.BadNumber, Decode(codec, Book.Replace("65114.20", "-1", StringComparison.Ordinal)));
        Assert.Equal(DecodeResult.OffGrid, Decode(codec, Trade.Replace("65114.30", "65114.37", StringComparison.Ordinal)));
        Assert.Equal(2, _heard.Unreadable.Count);
        Assert.StartsWith("book 0", _heard.Unreadable[0], StringComparison.Ordinal);
        Assert.Equal(("other 0", 1, 0), (_heard.Unreadable[1], _heard.OffGrid, _heard.Lines.Count));
    }

    [Fact]
    public void TopicOf_FrameOfData_IsItsSymbolAndKind()
    {
        Assert.Equal(["Book BTCUSDT", "Trades BTCUSDT", "Ticker BTCUSDT"], Data.Select(f => Describe(Venue.TopicOf(Encoding.UTF8.GetBytes(f)))));
        Assert.Equal(" ", Describe(Venue.TopicOf(Encoding.UTF8.GetBytes(Ack))));
        Assert.Equal(" ", Describe(Venue.TopicOf("garbage"u8)));
    }

    [Fact]
    public void Speaks_EveryFrame_IsClaimedByThisVenueAlone()
    {
        Assert.All(Data.Append(Ack).Select(Encoding.UTF8.GetBytes), f => Assert.Equal([Venue], KnownVenues.All.Where(v => v.Speaks(f))));
        Assert.DoesNotContain(KnownVenues.All, static v => v.Speaks("{}"u8) || v.Speaks("garbage"u8) || v.Speaks("[1]"u8));
        Assert.Equal(Venue, KnownVenues.Find(Venue.Name));
    }

    [Fact]
    public void Decode_SteadyState_AllocatesNothing()
    {
        IVenueCodec codec = Venue.NewCodec();
        DeafEars ears = new();
        byte[][] frames = [.. Data.Select(Encoding.UTF8.GetBytes)];
        Play(20_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Play(int count)
        {
            for (int i = 0; i < count; i++)
            {
                codec.Decode(frames[i % frames.Length], ears);
            }
        }
    }

    private static string Describe(FrameTopic topic) => $"{topic.Kind} {Encoding.UTF8.GetString(topic.Symbol)}";

    private DecodeResult Decode(IVenueCodec codec, string frame) => codec.Decode(Encoding.UTF8.GetBytes(frame), _heard);

    private void AssertStillWorks(IVenueCodec codec) => Assert.All(Data, f => Assert.Equal(DecodeResult.Handled, Decode(codec, f)));

    private sealed class DeafEars : IFrameHandler
    {
        public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
        {
            (index, instrument) = (0, TestFrames.Btc);
            return true;
        }

        public void OnBook(int index, in BookEvent book)
        {
        }

        public void OnUnreadableBook(int index, int depth) => Assert.Fail("It can be read.");

        public void OnUnreadable(int index) => Assert.Fail("It can be read.");

        public void OnOffGrid(int index) => Assert.Fail("It is on its grid.");

        public void OnTrades(int index, ReadOnlySpan<Trade> trades)
        {
        }

        public void OnTicker(int index, in TickerEvent ticker)
        {
        }

        public void OnReply(in ControlReply reply)
        {
        }
    }
}
