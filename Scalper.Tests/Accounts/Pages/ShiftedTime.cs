namespace Scalper.Tests.Accounts.Pages;

/// <summary>The machine's clock, and as far ahead of it as a test wants.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
