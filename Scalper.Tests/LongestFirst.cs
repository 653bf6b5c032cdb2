using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Scalper.Tests.LongestFirst", "Scalper.Tests")]

namespace Scalper.Tests;

/// <summary>
/// Starts the collections that take longest first, so that none of them is left over at the end, alone on its core. A collection is
/// one class but for those that share a name. What is not named here takes seconds.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        EndToEnd.SymbolPageTestGroup.Name,
        .. new[]
        {
            typeof(EndToEnd.GalleryTests), typeof(EndToEnd.ScoreWorkTests), typeof(EndToEnd.MonitorPageTests), typeof(EndToEnd.AccessTests),
            typeof(EndToEnd.ShellTests), typeof(Simulation.SimulationTests), typeof(EndToEnd.WhyTests), typeof(EndToEnd.FeedsPageTests),
            typeof(Viewers.CircuitTabTests), typeof(Verbs.FeaturesVerbTests), typeof(EndToEnd.ScreenshotTests), typeof(Hubs.MarketHubTests),
            typeof(Hubs.WatchedSymbolTests), typeof(EndToEnd.ReconnectTests),
        }.Select(t => t.FullName!),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(PlaceOf).ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    private static int PlaceOf(ITestCollection collection)
    {
        int place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
