using Scalper.Core.Engine;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class StartWordsTests
{
    [Theory]
    [InlineData(RestoreState.None, 0, 0, "Waiting for the list of instruments…")]
    [InlineData(RestoreState.Reading, 0, 0, "Reading what the last run recorded: 0 % of 0 frames…")]
    [InlineData(RestoreState.Reading, 250, 1_000, "Reading what the last run recorded: 25 % of 1000 frames…")]
    [InlineData(RestoreState.Reading, 1_200, 1_000, "Reading what the last run recorded: 100 % of 1000 frames…")]
    [InlineData(RestoreState.Done, 1_000, 1_000, "Waiting for the list of instruments…")]
    public void Of_RestoreOnItsWay_SaysHowFar(RestoreState state, long played, long total, string words) =>
        Assert.Equal(words, StartWords.Of(FakeMarket.Healthy() with { Restore = new RestoreReading(state, played, total) }));

    [Fact]
    public void Of_NothingKnownYet_Waits() => Assert.Equal("Waiting for the list of instruments…", StartWords.Of(null));
}
