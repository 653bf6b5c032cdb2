using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class DashboardOptionsTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Validate_UpdatesPerSecond_AcceptsOneToTen(int updates, bool refused)
    {
        var result = new DashboardOptionsCheck().Validate(null, new DashboardOptions { UpdatesPerSecond = updates });
        Assert.Equal(refused, result.Failed);
        if (refused)
        {
            Assert.Equal($"Dashboard:UpdatesPerSecond is {updates}: expected a whole number from 1 to 10.", result.FailureMessage);
        }
    }
}
