using FsCheck.Fluent;
using Scalper.Core.Wire;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Wire;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 15)]
    [InlineData(6, 15)]
    [InlineData(int.MaxValue, 15)]
    public void Delay_FullUnit_DoublesUpToTheCap(int attempt, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(attempt, First, Cap, 1));
    }

    [Fact]
    [Trait("Fault", "F-05")]
    public void Delay_AnyAttemptAndUnit_IsThatShareOfItsBound()
    {
        var cases = from attempt in Gen.Choose(1, 1_000)
                    from unit in Gen.Choose(0, 1_000)
                    select (attempt, unit: unit / 1_000.0);
        Properties.ForAll(cases, c =>
        {
            TimeSpan delay = Backoff.Delay(c.attempt, First, Cap, c.unit);
            TimeSpan bound = Backoff.Delay(c.attempt, First, Cap, 1);
            Assert.InRange(delay, TimeSpan.Zero, Cap);
            Assert.Equal(bound.TotalMilliseconds * c.unit, delay.TotalMilliseconds, 1e-3);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Delay_NoAttempt_Throws(int attempt)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Backoff.Delay(attempt, First, Cap, 0.5));
    }
}
