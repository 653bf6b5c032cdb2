namespace Scalper.Web.Evaluation;

/// <summary>One series of a chart.</summary>
/// <param name="Name">With it, it is found in the legend.</param>
/// <param name="Tone">Name of a colour of the page: accent, amber, flat, up or down.</param>
/// <param name="Data">None leaves a gap.</param>
/// <param name="Low">Lower ends of intervals; none for no interval.</param>
/// <param name="High">Their upper ends.</param>
/// <param name="IsReference">What the others are compared with: drawn dashed.</param>
public sealed record ChartSeries(string Name, string Tone, IReadOnlyList<double?> Data, IReadOnlyList<double?>? Low = null, IReadOnlyList<double?>? High = null, bool IsReference = false);
