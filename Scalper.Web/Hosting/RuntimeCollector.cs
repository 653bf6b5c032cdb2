namespace Scalper.Web.Hosting;

/// <summary>The runtime's own. Safe from any thread.</summary>
internal sealed class RuntimeCollector : ICollector
{
    public long Spare
    {
        get
        {
            GCMemoryInfo last = GC.GetGCMemoryInfo(GCKind.Any);
            return last.TotalCommittedBytes - (last.HeapSizeBytes - last.FragmentedBytes);
        }
    }

    public TimeSpan GiveBack()
    {
        TimeSpan before = GC.GetTotalPauseDuration();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalPauseDuration() - before;
    }
}
