using Scalper.Tests.Components;
using Scalper.Web.Sparklines;

namespace Scalper.Tests.Sparklines;

public sealed class FeatureHistoryTests
{
    private static readonly int Score = FeatureCatalog.Lines.ToList().FindIndex(l => l.Id == "score");

    private readonly FakeMarket _market = new("BTCUSDT");
    private readonly FeatureHistory _history;

    public FeatureHistoryTests() => _history = new FeatureHistory(_market, new FakeGrades(), TimeProvider.System);

    [Fact]
    public void Look_LiveThenLostThenLive_LeavesAHole()
    {
        Assert.Empty(_history.Read("BTCUSDT", Score));
        Look(Views.Scoring(60));
        Look(Views.Invalid());
        Look(Views.Scoring(40));
        Assert.Equal([60, float.NaN, 40], _history.Read("BTCUSDT", Score));
        Assert.Equal(3, _history.Taken);
    }

    [Fact]
    public void Look_MoreThanAreKept_TheOldestGo()
    {
        for (int i = 0; i < 75; i++)
        {
            Look(Views.Scoring(i));
        }

        Assert.Equal(Enumerable.Range(15, 60).Select(i => (float)i), _history.Read("BTCUSDT", Score));
    }

    [Fact]
    public void Look_SymbolDropped_NothingIsKeptOfIt()
    {
        Look(Views.Scoring(60));
        _market.Unfollow();
        _history.Look();
        Assert.Empty(_history.Read("BTCUSDT", Score));
    }

    private void Look(in Scalper.Core.Engine.SymbolView view)
    {
        _market.Publish("BTCUSDT", view);
        _history.Look();
    }
}
