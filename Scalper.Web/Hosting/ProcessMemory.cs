using System.Runtime.InteropServices;

namespace Scalper.Web.Hosting;

/// <summary>The memory of this process. Safe from any thread.</summary>
internal sealed class ProcessMemory : IProcessMemory
{
    // glibc's alone. Each thread has an arena there, and keeps what it once took to compile a method.
    private static readonly bool CanTrim =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc", out nint library) && NativeLibrary.TryGetExport(library, "malloc_trim", out _);

    public long Spare
    {
        get
        {
            GCMemoryInfo last = GC.GetGCMemoryInfo(GCKind.Any);
            return last.TotalCommittedBytes - (last.HeapSizeBytes - last.FragmentedBytes);
        }
    }

    public TimeSpan Compact()
    {
        TimeSpan before = GC.GetTotalPauseDuration();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalPauseDuration() - before;
    }

    public void TrimNative()
    {
        if (CanTrim)
        {
            _ = Trim(0);
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int Trim(nuint keep);
}
