using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

/// <summary>A process that only counts what it is asked for.</summary>
internal sealed class FakeMemory : IProcessMemory
{
    private int _compactions;

    public long Spare { get; set; }

    public int Compactions => Volatile.Read(ref _compactions);

    public int Trims { get; private set; }

    public TimeSpan Compact()
    {
        Interlocked.Increment(ref _compactions);
        return TimeSpan.FromMilliseconds(50);
    }

    public void TrimNative() => Trims++;
}
