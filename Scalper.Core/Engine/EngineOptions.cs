using System.Net;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;

namespace Scalper.Core.Engine;

/// <summary>The settings a lane works by, gathered from their sections.</summary>
public sealed record EngineOptions
{
    public FeedOptions Feed { get; init; } = new();

    public TapeOptions Tape { get; init; } = new();

    public WallOptions Walls { get; init; } = new();

    public FeatureOptions Features { get; init; } = new();

    public HeatmapOptions Heatmap { get; init; } = new();

    public ScoreWeights Weights { get; init; } = new();

    /// <summary>Weights of the model "microstructure".</summary>
    public MicrostructureFit Fit { get; init; } = MicrostructureFit.Shipped;

    /// <summary>Every model, by these weights.</summary>
    public ScoreModels Models => new(Weights, Fit);

    /// <summary>Whom the connections to the venue go through; null goes directly.</summary>
    public IWebProxy? Proxy { get; init; }
}
