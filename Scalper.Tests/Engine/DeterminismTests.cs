using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Recording;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;
using CaptureLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Engine;

/// <summary>Same frames in, same views out, bit for bit.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [Trait("Fault", "F-74")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Play_SyntheticCaptureTwice_GivesTheSameBytes(int seed)
    {
        CaptureLine[] lines = [.. SyntheticCapture.Generate(seed).Select((l, i) => new CaptureLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw)))];
        AssertSame(() => lines, atLeast: 500);
    }

    [CapturesFact]
    [Trait("Fault", "F-74")]
    public void Play_RecordedSessionTwice_GivesTheSameBytes() =>
        AssertSame(() => CaptureReader.Read(CapturePath.Bybit("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz")), atLeast: 870);

    private static void AssertSame(Func<IEnumerable<CaptureLine>> lines, int atLeast)
    {
        List<byte[]> first = Views(lines), second = Views(lines);
        Assert.InRange(first.Count, atLeast, int.MaxValue);
        Assert.Equal(first.Count, second.Count);
        Assert.All(first.Zip(second), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second)));
    }

    private static List<byte[]> Views(Func<IEnumerable<CaptureLine>> lines)
    {
        List<byte[]> views = [];
        foreach ((_, FollowedSymbol symbol) in new CaptureRun(new EngineOptions(), lines).Play())
        {
            symbol.Read(out SymbolView view);
            views.Add(ValueBytes.Of(view));
        }

        return views;
    }
}
