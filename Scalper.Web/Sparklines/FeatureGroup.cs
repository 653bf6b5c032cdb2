namespace Scalper.Web.Sparklines;

/// <summary>Features of one family under their heading.</summary>
public sealed record FeatureGroup(string Title, IReadOnlyList<FeatureLine> Lines);
