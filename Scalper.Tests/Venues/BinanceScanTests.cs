using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Venues;

/// <summary>The short way against the general one: whatever comes, both hand over the same, or the short one leaves the frame to the other.</summary>
public sealed class BinanceScanTests
{
    private static readonly byte[][] Frames = [.. BinanceFrames.All.Concat(BinanceFrames.All.Take(6).Select(BinanceFrames.Bare)).Select(Encoding.UTF8.GetBytes)];

    private readonly BinanceCodec _codec = new();

    /// <summary>Otherwise all of it would be right, and slow.</summary>
    [CapturesTheory]
    [InlineData(BinanceCaptures.Btc2023)]
    [InlineData(BinanceCaptures.Two2021)]
    public void Decode_EveryRecordedFrameOfData_IsScanned(string capture)
    {
        List<CaptureLine> lines = [.. CaptureReader.Read(CapturePath.Binance(capture))];
        Instrument[] instruments = [.. BinanceCaptureSymbols.Find(lines).Symbols.Select(s => s.Instrument)];
        long ignored = 0;
        foreach (CaptureLine line in lines.Where((_, i) => i % 7 == 0))
        {
            HeardEvents scanned = new(instruments), read = new(instruments);
            DecodeResult result = _codec.DecodeGenerally(line.Frame, read);
            Assert.Equal(result, _codec.Decode(line.Frame, scanned));
            Assert.Equal(read.Lines, scanned.Lines);
            ignored += result == DecodeResult.Ignored || BinanceCaptures.IsSnapshot(line) ? 1 : 0;
        }

        Assert.Equal(lines.Where((_, i) => i % 7 == 0).Count() - ignored, _codec.Scanned);
        Assert.True(ignored < lines.Count / 100);
    }

    [Fact]
    public void Decode_FramesWithDamage_AreTheSameBothWays()
    {
        SeededRandom random = new(31);
        for (int i = 0; i < 120_000; i++)
        {
            byte[] frame = FrameDamage.Of(Frames[i % Frames.Length], random);
            HeardEvents scanned = new(TestFrames.Btc), read = new(TestFrames.Btc);
            DecodeResult expected = _codec.DecodeGenerally(frame, read);
            long madeAt = _codec.GatewayTimeMs;
            DecodeResult result = _codec.Decode(frame, scanned);
            bool isSame = expected == result && madeAt == _codec.GatewayTimeMs && read.OffGrid == scanned.OffGrid
                && read.Lines.SequenceEqual(scanned.Lines) && read.Unreadable.SequenceEqual(scanned.Unreadable);
            Assert.True(isSame, $"{Encoding.UTF8.GetString(frame)}\n{expected}: {read.Lines.LastOrDefault()}\n{result}: {scanned.Lines.LastOrDefault()}");
        }

        Assert.True(_codec.Scanned > 2_000, $"{_codec.Scanned} frames were scanned in spite of their damage.");
    }
}
