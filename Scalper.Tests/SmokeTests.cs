namespace Scalper.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Solution_Builds_RunsATest() => Assert.True(typeof(SmokeTests).IsSealed);
}
