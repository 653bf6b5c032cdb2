using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

/// <summary>A process that only counts what it is asked for.</summary>
internal sealed class FakeMemory : IProcessMemory
{
    private int _trims;

    public long Spare { get; set; }

    public int Compactions { get; private set; }

    public int Trims => Volatile.Read(ref _trims);

    public TimeSpan Compact()
    {
        Compactions++;
        return TimeSpan.FromMilliseconds(50);
    }

    public void TrimNative() => Interlocked.Increment(ref _trims);
}
