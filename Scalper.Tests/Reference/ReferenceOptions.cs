namespace Scalper.Tests.Reference;

/// <summary>The settings that change features or score.</summary>
public sealed record ReferenceOptions
{
    public static ReferenceOptions Default { get; } = new();

    /// <summary>F of the wall test.</summary>
    public int WallsFactor { get; init; } = 12;

    /// <summary>The market order of the slippage, quote currency.</summary>
    public int SlippageQuote { get; init; } = 1_000;

    public ReferenceSideSource SideSource { get; init; } = ReferenceSideSource.Venue;

    /// <summary>The life from which on an episode counts for spoofing, inclusive.</summary>
    public TimeSpan MinimumSpoofingLife { get; init; } = TimeSpan.FromSeconds(1);

    public ReferenceWeights Weights { get; init; } = new();
}
