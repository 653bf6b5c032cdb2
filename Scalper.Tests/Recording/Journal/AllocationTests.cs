using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>Garbage on the hot path would be paid for with pauses of all lanes.</summary>
public sealed class AllocationTests
{
    [Fact]
    [Trait("Fault", "F-78")]
    public void Append_Warm_AllocatesNothing()
    {
        using JournalRig rig = new(JournalRig.Small with { SegmentBytes = 1 << 30, BudgetBytes = 1 << 30 });
        rig.Start(1);
        LaneJournal journal = rig.Lanes[0].Journal;
        byte[] frame = new byte[350];
        long number = 0, allocated = 0;
        for (int round = 0; round < 4_000; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                journal.Append(RecordKind.Frame, ++number, number * 1_000_000, frame);
            }

            journal.Turn(number * 1_000_000);

            allocated = round < 3_000 ? 0 : allocated + GC.GetAllocatedBytesForCurrentThread() - before;

            // For the most of the time the writer does not turn: chunks run out, and gaps are marked.
            if (round % 50 >= 40)
            {
                rig.Writer.Turn();
            }
        }

        Assert.Equal(0, allocated);
        Assert.Equal(80_000, journal.Appended);
        Assert.InRange(journal.Missed, 1_000, 70_000);
    }
}
