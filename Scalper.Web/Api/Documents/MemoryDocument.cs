namespace Scalper.Web.Api.Documents;

/// <summary>Memory of the process, bytes.</summary>
/// <param name="WorkingSet">What the operating system holds for it.</param>
/// <param name="Heap">Objects of the managed heap, dead ones that were not collected yet too.</param>
/// <param name="Allocated">Ever allocated on the heap since start.</param>
public sealed record MemoryDocument(long WorkingSet, long Heap, long Allocated)
{
    public static MemoryDocument Now() => new(Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false), GC.GetTotalAllocatedBytes());
}
