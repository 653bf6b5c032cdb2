namespace Scalper.Web.Evaluation;

/// <summary>What a chart of statistics shows. Immutable.</summary>
/// <param name="Categories">Along the axis.</param>
/// <param name="Series">As many values each as there are categories.</param>
/// <param name="Band">Ends of a range that is marked over the whole width; none for no such range.</param>
public sealed record ChartPicture(IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, IReadOnlyList<double>? Band = null);
