namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>Processor time of a page's main thread, seconds, or percent of a core where it is a rate.</summary>
/// <param name="All">Painting by the browser itself included.</param>
/// <param name="Scripts">What scripts took, layout that they forced left out.</param>
/// <param name="Layout">Styles and layout.</param>
internal readonly record struct ThreadTimes(double All, double Scripts, double Layout)
{
    public ThreadTimes PercentSince(ThreadTimes earlier, TimeSpan span) => new(
        100 * (All - earlier.All) / span.TotalSeconds, 100 * (Scripts - earlier.Scripts) / span.TotalSeconds, 100 * (Layout - earlier.Layout) / span.TotalSeconds);
}
