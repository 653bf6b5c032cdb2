using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

/// <summary>A collector that only counts.</summary>
internal sealed class FakeCollector : ICollector
{
    private int _givenBack;

    public long Spare { get; set; }

    public int GivenBack => Volatile.Read(ref _givenBack);

    public TimeSpan GiveBack()
    {
        Interlocked.Increment(ref _givenBack);
        return TimeSpan.FromMilliseconds(50);
    }
}
