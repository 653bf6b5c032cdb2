using Scalper.Core.Engine;
using Scalper.Core.Recording;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Engine;

/// <summary>A recorded session makes no garbage once it is warm.</summary>
public sealed class BinanceAllocationTests
{
    [CapturesFact]
    public void Step_SecondHalfOfASession_AllocatesOnlyWhereABufferGrows()
    {
        CaptureLine[] lines = [.. BinanceCaptures.Lines(BinanceCaptures.Eth2024)];
        CaptureRun run = new(new EngineOptions(), () => lines);
        int half = lines.Length / 2, scored = 0, allocating = 0;
        foreach ((int place, CaptureLine line) in lines.Index())
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isScored = run.Lane.Step(line.Frame, line.ReceivedAtNs!.Value) >= 0;
            bool isAllocating = GC.GetAllocatedBytesForCurrentThread() > before;
            allocating += place >= half && isAllocating ? 1 : 0;
            scored += place >= half && isScored ? 1 : 0;
        }

        // Windows and buffers double once more, on a busier second than any before.
        Assert.InRange(allocating, 0, 20);
        Assert.True(scored > 5_000);
    }
}
