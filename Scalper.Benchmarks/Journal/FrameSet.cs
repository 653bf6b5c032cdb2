using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Recording;
using Scalper.Benchmarks.Rig;
using Scalper.Core.Recording;

namespace Scalper.Benchmarks.Journal;

/// <summary>Frames of a market, spread over lanes by their symbols.</summary>
/// <param name="Name">For tables.</param>
internal sealed record FrameSet(string Name, int Lanes, IReadOnlyList<TimedFrame> Frames)
{
    public long Bytes { get; } = Frames.Sum(f => (long)f.Bytes.Length);

    public TimeSpan Duration { get; } = TimeSpan.FromTicks((Frames[^1].TimeNs - Frames[0].TimeNs) / TimeSpan.NanosecondsPerTick);

    /// <summary>What the sandbox exchange sends in so many seconds.</summary>
    public static async Task<FrameSet> MakeUpAsync(double messagesPerSecond, int symbols, TimeSpan duration, int lanes, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "frames.jsonl");
        using SandboxProcess market = await SandboxProcess.StartAsync(messagesPerSecond, symbols, cancellation);
        await RecordBenchmark.WriteAsync(new RunOptions(market.Port, symbols, TimeSpan.FromSeconds(2), duration, null), path, cancellation);
        return Read("the sandbox's market", path, lanes);
    }

    /// <summary>What was recorded of a venue. Frames without a time come at the time of the one before.</summary>
    public static FrameSet Read(string name, string path, int lanes)
    {
        List<TimedFrame> frames = [];
        long timeNs = 1_786_000_000_000_000_000;
        foreach (CaptureLine line in CaptureReader.Read(path))
        {
            timeNs = line.ReceivedAtNs ?? timeNs;
            frames.Add(new TimedFrame(LaneOf(line.Frame, lanes), timeNs, line.Frame));
        }

        return new FrameSet(name, lanes, frames);
    }

    // The topic ends in the symbol: "topic":"orderbook.50.BTCUSDT".
    private static int LaneOf(ReadOnlySpan<byte> frame, int lanes)
    {
        ReadOnlySpan<byte> key = "\"topic\":\""u8;
        int start = frame.IndexOf(key);
        if (start < 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> topic = frame[(start + key.Length)..];
        topic = topic[..Math.Max(0, topic.IndexOf((byte)'"'))];
        int hash = 0;
        foreach (byte letter in topic[(topic.LastIndexOf((byte)'.') + 1)..])
        {
            hash = (hash * 31) + letter;
        }

        return (int)((uint)hash % (uint)lanes);
    }
}
