using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Evaluation;

/// <summary>Settings of the section <c>Evaluation</c>: whether and how it is measured what scores were worth.</summary>
public sealed class EvaluationOptions
{
    /// <summary>Samples are taken and judged.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What passes between a score and the trade that it leads to, milliseconds.</summary>
    [Range(0, GridPlan.MostLatencyMs)]
    public int LatencyMilliseconds { get; init; } = GridPlan.DefaultLatencyMs;

    /// <summary>Fee of one side of a trade, basis points; below 0 where the venue pays.</summary>
    [Range(-100.0, 100.0)]
    public double FeeBps { get; init; } = Outcome.DefaultFeeBps;
}
