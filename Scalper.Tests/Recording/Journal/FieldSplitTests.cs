using System.Text;
using FsCheck.Fluent;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Captures;
using Scalper.Tests.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Recording.Journal;

/// <summary>What is split is put together again, byte for byte; what nobody split is refused.</summary>
public sealed class FieldSplitTests
{
    private const int Mutations = 20_000;
    private const int SlowlyJoined = 2_000;

    private readonly FieldSplitter _splitter = new();
    private readonly FieldJoiner _joiner = new();

    [Theory]
    [InlineData("")]
    [InlineData("0 1 00 01 007 10 0.0 0.10 00.1 1. .5 1.5.2 1..2 -0 -1.50 1e5 1E-5")]
    [InlineData("999999999999999999 1000000000000000000 9223372036854775808 99999999999999999999999 0.00000000000000001 0.000000000000000001 12345678901234567.8 123456789012345678.9")]
    [InlineData("\u0001\u0002\u0003\u0004\u00041\u00012")]
    [InlineData("\"12345678-90ab-cdef-1234-567890abcdef\" 12345678-90ab-cdef-1234-567890abcdef \"12345678-90AB-cdef-1234-567890abcdef\" \"12345678-90ab-cdef-1234-567890abcde")]
    [InlineData("{\"topic\":\"a.B\",\"x\":5,\"topic\":\"\",\"x\":6,\"topic\":\"7\"8,\"topic\":\"")]
    [InlineData("{\"ts\":1786310819526,\"u\":100,\"b\":[[\"0.1\",\"5\"],[\"0.2\",\"05\"]]}{\"ts\":1786310819527,\"u\":101,\"b\":[[\"0.11\",\"5\"],[\"0.1\",\"6.5\"]]}")]
    public void Split_Text_ComesBackAsItWas(string text) => AssertWhole(Encoding.Latin1.GetBytes(text), [1, 2, 3]);

    [Fact]
    public void Split_AnyBytes_ComeBackAsTheyWere() => Properties.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(), bytes => AssertWhole(bytes, bytes[..(bytes.Length / 3)]));

    [Fact]
    public void Split_PiecesOfFramesInAnyOrder_ComeBackAsTheyWere()
    {
        string[] pieces =
        [
            "0", "1", "17", "007", "0.50", "-1", ".", "..", "e5", ":", ",", "\"", "\",\"", "[\"", ":\"", "\"topic\":\"", "a.BTCUSDT", "b.E\"", "1786310819526", "123456789012345678", "1234567890123456789",
            "12345678-90ab-cdef-1234-567890abcdef", "12345678-90ab", "\"topic\":\"a.B\",\"u\":", "\u0001", "\u0002", "\u0003", "\u0004", "\u00ff",
        ];
        Properties.ForAll(Gen.Elements(pieces).ListOf(), chosen => AssertWhole(Encoding.Latin1.GetBytes(string.Concat(chosen)), [7]), cases: 2_000);
    }

    [Fact]
    public void Split_MadeUpFrames_TakeAQuarterLessOnceCompressed()
    {
        byte[] frames = [.. SyntheticCapture.Generate(7).SelectMany(l => Encoding.UTF8.GetBytes(l.Raw))];
        AssertWhole(frames, []);
        Assert.InRange(Compressed(_splitter.Split([], frames)), 1, Compressed(frames) * 3 / 4);
    }

    [CapturesTheory]
    [InlineData("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz", 0.13)]
    [InlineData("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz", 0.20)]
    [InlineData("spot_20260809_BTCUSDT_ob200_trades_tickers_kline.jsonl.gz", 0.20)]
    public void Split_RecordedFrames_ComeBackAndAreSmall(string capture, double most)
    {
        byte[] frames = [.. CaptureReader.Read(CapturePath.Bybit(capture)).SelectMany(l => l.Frame)];
        AssertWhole(frames, []);
        Assert.InRange((double)Compressed(_splitter.Split([], frames)) / frames.Length, 0.01, most);
    }

    [Fact]
    public void Join_WhatNobodySplit_IsRefusedOrStaysWithinItsBounds()
    {
        byte[] frames = [.. SyntheticCapture.Generate(7).Take(40).SelectMany(l => Encoding.UTF8.GetBytes(l.Raw))];
        byte[] split = _splitter.Split([9, 9], frames).ToArray();
        SeededRandom random = new(5);
        byte[] to = new byte[frames.Length + 2];
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] other = [.. split];
            for (int change = 0; change <= i % 4; change++)
            {
                other[(int)(random.NextUnit() * (i % 2 == 0 ? FieldSplitter.HeadBytes : other.Length))] = (byte)(random.NextUnit() * 256);
            }

            int length = i % 3 == 0 ? (int)(random.NextUnit() * other.Length) : other.Length;
            refused += _joiner.TryJoin(other.AsSpan(0, length), keptLength: i % 5, to.AsSpan(0, (int)(random.NextUnit() * to.Length))) ? 0 : 1;
        }

        Assert.InRange(refused, Mutations - 10, Mutations);
        Assert.True(_joiner.TryJoin(split, 2, to));
        Assert.Equal(frames, to[2..]);
    }

    private static int Compressed(ReadOnlySpan<byte> bytes)
    {
        byte[] to = new byte[bytes.Length + 1_024];
        Assert.True(System.IO.Compression.BrotliEncoder.TryCompress(bytes, to, out int length, quality: 5, window: 20));
        return length;
    }

    private void AssertWhole(byte[] bytes, byte[] kept)
    {
        ReadOnlySpan<byte> split = _splitter.Split(kept, bytes);
        byte[] to = new byte[kept.Length + bytes.Length];
        Assert.True(_joiner.TryJoin(split, kept.Length, to));
        Assert.Equal([.. kept, .. bytes], to);
        if (to.Length < SlowlyJoined)
        {
            Assert.Equal(to, PlainFields.Join(split.ToArray(), kept.Length));
        }
    }
}
