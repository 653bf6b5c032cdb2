using Scalper.Core.Evaluation;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine;

/// <summary>The models of an engine, as they are measured.</summary>
public static class ModelKeys
{
    /// <summary>In the order of their scores.</summary>
    public static IReadOnlyList<ModelKey> Of(EngineOptions options) => [.. options.Models.All.Select(m => new ModelKey(m.Name, m.WeightsHash))];
}
